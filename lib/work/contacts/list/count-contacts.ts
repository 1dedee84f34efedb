import 'server-only';
import { and, type SQL, sql } from 'drizzle-orm';
import { findContacts } from '@/db/find';
import { boundedRows, inRowFilter } from '@/db/merged-walk';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForLater } from '@/lib/access/context/read-for-page';
import { type Count, countedTo, counting, readCount } from '@/lib/platform/paging/count';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';
import type { ContactSearch } from './contact-search';
import { amongFound, matching, wantedBy } from './matching-contacts';
import { type Narrowed, narrow } from './narrow-contacts';

export type ContactCounts = Record<WorkView, Count>;

/**
 * Counts the matches of a search in each view, among the contacts that the person sees (R6, S1.24). It counts
 * up to a limit, and separately from the rows, which need not wait for it.
 */
export function countContacts(ctx: WorkspaceContext, search: ContactSearch): Promise<ContactCounts> {
  return readForLater(ctx, async (tx) => {
    const narrowed = await narrow(tx, ctx, search, workViews);
    if (!search.q) return countViews(tx, narrowed, undefined);
    const wanted = wantedBy(ctx.access, search.q);
    const found = await findContacts(tx, wanted, undefined, countedTo);
    if (found === 'many') return countViews(tx, narrowed, matching(wanted));
    return countAmong(tx, narrowed, amongFound(wanted, found));
  });
}

/** Counts the contacts under filters, over all views: for a saved view or a broadcast. */
export async function countNarrowed(
  tx: Transaction,
  { where, slice }: Narrowed,
  view: WorkView,
): Promise<Count> {
  const [row] = await tx.execute<{ found: string }>(
    sql`select count(*) as found from (${bounded(slice(view), where)}) as counted`,
  );
  return readCount(Number(row?.found ?? 0));
}

const bounded = (slice: ReturnType<Narrowed['slice']>, where: SQL | undefined) =>
  boundedRows({ table: contacts, columns: contacts, where, limit: countedTo + 1 }, slice);

/** Counts each view by its index, up to the limit. */
async function countViews(
  tx: Transaction,
  { where, slice }: Narrowed,
  typed: SQL | undefined,
): Promise<ContactCounts> {
  const views = workViews.map((view) => [view, counting(bounded(slice(view), and(where, typed))).as(view)]);
  const query = tx.select(Object.fromEntries(views) as Record<WorkView, SQL.Aliased<Count>>);
  const [counts] = await query.from(sql`(select 1) as once`);
  return counts ?? none;
}

/** Counts all views in one pass over the few matches. */
async function countAmong(tx: Transaction, { where, slice }: Narrowed, found: SQL): Promise<ContactCounts> {
  const views = workViews.map((view) => [
    view,
    sql`count(*) filter (where ${inRowFilter(contacts, slice(view))})`.mapWith((each) =>
      readCount(Number(each)),
    ),
  ]);
  const [counts] = await tx
    .select(Object.fromEntries(views) as Record<WorkView, SQL<Count>>)
    .from(contacts)
    .where(and(where, found));
  return counts ?? none;
}

const nothing: Count = { count: 0, isMore: false };
const none: ContactCounts = { all: nothing, mine: nothing, team: nothing, unassigned: nothing };
