import 'server-only';
import { and, asc, eq, exists, inArray, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactLists } from '@/db/schema/work/contact-lists';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import type { FeatureId } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';
import type { ReferenceField } from '@/lib/work/collections/definition';
import { collectionOf } from '@/lib/work/collections/registry';
import { seenOn } from '@/lib/work/contacts/lists/list-lists';
import { listPermission } from '@/lib/work/contacts/lists/permissions';

/** What a reference leads to, as far as it may be shown. */
export interface Referenced {
  id: string;
  name: string;
}

/** Which of them are wanted: those with these ids, or all that can be chosen. */
export type Wanted = ReferenceField & { ids?: readonly string[] };

type Source = (tx: Transaction, ctx: WorkspaceContext, wanted: Wanted) => Promise<Referenced[]>;

/** As many as a choice offers. */
const mostOffered = 500;

/** Features that are no collection, whose records have a table of their own. */
const tables: Partial<Record<FeatureId, Source>> = { lists: fromLists };

/** What a reference can lead to for this person, by name: nothing where they do not see the feature. */
export const offered: Source = (tx, ctx, wanted) => (tables[wanted.to] ?? fromRecords)(tx, ctx, wanted);

async function fromRecords(
  tx: Transaction,
  ctx: WorkspaceContext,
  { to, where, state, ids }: Wanted,
): Promise<Referenced[]> {
  const target = collectionOf(to);
  if (!target || !mightEver(ctx.access, target.needs.view)) return [];
  return tx
    .select({ id: collectionRecords.id, name: collectionRecords.name })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, ctx.workspace.id),
        eq(collectionRecords.collection, target.id),
        isNull(collectionRecords.deletedAt),
        where ? sql`${collectionRecords.fields} ->> ${where.field}::text = ${where.is}` : undefined,
        state ? eq(collectionRecords.state, state) : undefined,
        ids ? inArray(collectionRecords.id, [...ids]) : undefined,
      ),
    )
    .orderBy(asc(collectionRecords.nameKey))
    .limit(mostOffered);
}

/** Who sees only some contacts knows the lists that those are on, and no others (R6). */
async function fromLists(tx: Transaction, ctx: WorkspaceContext, { ids }: Wanted): Promise<Referenced[]> {
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
