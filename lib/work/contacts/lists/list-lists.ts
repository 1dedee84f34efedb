import 'server-only';
import { and, asc, eq, exists, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { contactListMembers, contactLists } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { inWorkspace } from '@/lib/access/context/transactions';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { type Count, countedTo, counting } from '@/lib/platform/paging/count';
import { authorizeLists, listAvailability } from '../list-permissions';

export interface ListView {
  id: string;
  name: string;
  version: number;
  /** The number of its contacts that the person sees (R6). */
  count: Count;
}

const most = 500;

/**
 * The lists of contacts by name. Members who see only some contacts see only the lists of those.
 * @throws Denied
 */
export function listLists(ctx: WorkspaceContext): Promise<ListView[]> {
  authorizeLists(ctx, 'view');
  const hasAll = contactVisibility(ctx.access).kind !== 'some';
  return inWorkspace(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: contactLists.id,
        name: contactLists.name,
        version: contactLists.version,
        count: counting(seenOn(tx, ctx).limit(countedTo + 1)),
      })
      .from(contactLists)
      .where(eq(contactLists.workspaceId, ctx.workspace.id))
      .orderBy(asc(contactLists.nameKey))
      .limit(most);
    return hasAll ? rows : rows.filter(({ count }) => count.count > 0);
  });
}

/** The names of the same lists, without counts; empty for members who may not see lists. */
export function listNames(ctx: WorkspaceContext): Promise<{ id: string; name: string }[]> {
  if (!listAvailability(ctx.access, 'view').decision.allowed) return Promise.resolve([]);
  const hasAll = contactVisibility(ctx.access).kind !== 'some';
  return readForPage(ctx, (tx) =>
    tx
      .select({ id: contactLists.id, name: contactLists.name })
      .from(contactLists)
      .where(
        and(eq(contactLists.workspaceId, ctx.workspace.id), hasAll ? undefined : exists(seenOn(tx, ctx))),
      )
      .orderBy(asc(contactLists.nameKey))
      .limit(most),
  );
}

/** The lists of a contact. Call it only for a contact that the person sees. */
export function listsOf(ctx: WorkspaceContext, contactId: string): Promise<{ id: string; name: string }[]> {
  if (!listAvailability(ctx.access, 'view').decision.allowed) return Promise.resolve([]);
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id: contactLists.id, name: contactLists.name })
      .from(contactListMembers)
      .innerJoin(contactLists, refersTo(contactListMembers.listId, contactLists))
      .where(
        and(
          eq(contactListMembers.workspaceId, ctx.workspace.id),
          eq(contactListMembers.contactId, contactId),
        ),
      )
      .orderBy(asc(contactLists.nameKey)),
  );
}

/** The visible contacts of a list of the outer query. */
export function seenOn(tx: Transaction, ctx: WorkspaceContext) {
  return tx
    .select({ one: sql`1`.as('one') })
    .from(contactListMembers)
    .innerJoin(contacts, refersTo(contactListMembers.contactId, contacts))
    .where(
      and(
        eq(contactListMembers.workspaceId, ctx.workspace.id),
        eq(contactListMembers.listId, contactLists.id),
        visibleRows(contactVisibility(ctx.access), contacts),
      ),
    );
}
