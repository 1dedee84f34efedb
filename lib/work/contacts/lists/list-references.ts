import 'server-only';
import { and, asc, eq, exists, inArray } from 'drizzle-orm';
import { contactLists } from '@/db/schema/work/contact-lists';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { mightEver } from '@/lib/policy/might-ever';
import { mostOffered, type ReferenceSource } from '@/lib/work/records/reference-sources';
import { listPermission } from '../list-permissions';
import { seenOn } from './list-lists';

/** The lists that a record can reference. Members who see only some contacts see only the lists of those (R6). */
export const listReferences: ReferenceSource = {
  offered: offeredLists,
  async has(tx, { workspaceId, id }) {
    const ofId = and(eq(contactLists.workspaceId, workspaceId), eq(contactLists.id, id));
    return (await tx.$count(contactLists, ofId)) > 0;
  },
};

async function offeredLists(...[tx, ctx, { ids }]: Parameters<ReferenceSource['offered']>) {
  if (!mightEver(ctx.access, listPermission(ctx.access, 'view'))) return [];
  const hasAll = contactVisibility(ctx.access).kind === 'all';
  return tx
    .select({ id: contactLists.id, name: contactLists.name })
    .from(contactLists)
    .where(
      and(
        eq(contactLists.workspaceId, ctx.workspace.id),
        ids ? inArray(contactLists.id, [...ids]) : undefined,
        hasAll ? undefined : exists(seenOn(tx, ctx)),
      ),
    )
    .orderBy(asc(contactLists.nameKey))
    .limit(mostOffered);
}
