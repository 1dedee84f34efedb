import 'server-only';
import { and, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { findContactsWith, isFound } from '@/db/find';
import type { RowFilter } from '@/db/merged-walk';
import { seats } from '@/db/schema/access/seats';
import { teams } from '@/db/schema/access/teams';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { isAmong, visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility, unbounded } from '@/lib/access/scope/contact-scope';
import { rowFilterOf, vacantSeats } from '@/lib/work/assignment/row-filter';
import type { WorkView } from '@/lib/work/assignment/work-views';
import { readCustomFields } from '../fields/read-custom-fields';
import { listAvailability } from '../list-permissions';
import type { ContactFilters } from './contact-search';

/** A search without its text, as conditions on the contacts that the person sees. */
export interface Narrowed {
  where: SQL | undefined;
  /** The rows of a view among them. */
  slice(view: WorkView): RowFilter;
}

/**
 * Turns filters into conditions. A filter by a missing or invisible record matches no contact: the answer is
 * the same empty one (R6).
 * @param views the views that `slice` will be called with
 */
export async function narrow(
  tx: Transaction,
  ctx: WorkspaceContext,
  filters: ContactFilters,
  views: readonly WorkView[] = [filters.view],
): Promise<Narrowed> {
  const { access, workspace } = ctx;
  const visible = contactVisibility(unbounded(access));
  const needsVacant = views.includes('unassigned') || filters.assignee.includes('nobody');
  const vacant = needsVacant ? await vacantSeats(tx, workspace.id) : [];
  const assigned = await assignedTo(tx, workspace.id, filters.assignee, vacant);
  const ofTeams = await teamsAmong(tx, workspace.id, filters.team);
  const conditions = [
    eq(contacts.workspaceId, workspace.id),
    access.bound && visibleRows(contactVisibility(access), contacts),
    filters.lifecycle.length > 0 ? inArray(contacts.lifecycle, filters.lifecycle) : undefined,
    onLists(tx, ctx, filters.list),
    await withValues(tx, ctx, filters.fields),
  ];
  return {
    where: and(...conditions, assigned?.where, ofTeams?.where),
    slice: (view) => {
      const slice = rowFilterOf(view, visible, access, vacant);
      // Without another row filter the query follows the index of the filter's seats or teams.
      return slice === 'every' ? (assigned?.slice ?? ofTeams?.slice ?? slice) : slice;
    },
  };
}

interface AssigneeFilter {
  where: SQL;
  slice: RowFilter;
}

async function assignedTo(
  tx: Transaction,
  workspaceId: string,
  assignees: readonly string[],
  vacant: readonly string[],
): Promise<AssigneeFilter | null> {
  if (assignees.length === 0) return null;
  const holders = assignees.filter((each) => each !== 'nobody');
  const seatsHeld = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, workspaceId), isAmong(seats.holderId, holders)));
  const ids = seatsHeld.map(({ id }) => id);
  const isOfThem = isAmong(contacts.seatId, ids);
  if (holders.length === assignees.length) return { where: isOfThem, slice: [{ seats: ids }] };
  return {
    where: or(isOfThem, isNull(contacts.seatId), isAmong(contacts.seatId, vacant)) ?? isOfThem,
    slice: [{ seats: [...ids, ...vacant] }, { free: true }],
  };
}

/** An archived team has no contacts until it is restored. */
async function teamsAmong(
  tx: Transaction,
  workspaceId: string,
  asked: readonly string[],
): Promise<AssigneeFilter | null> {
  if (asked.length === 0) return null;
  const found = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspaceId, workspaceId), isAmong(teams.id, asked), isNull(teams.archivedAt)));
  const ids = found.map(({ id }) => id);
  return { where: isAmong(contacts.teamId, ids), slice: [{ teams: ids, exceptSeats: [] }] };
}

function onLists(tx: Transaction, { access }: WorkspaceContext, lists: readonly string[]): SQL | undefined {
  if (lists.length === 0) return undefined;
  if (!listAvailability(access, 'view').decision.allowed) return sql`false`;
  return exists(
    tx
      .select({ one: sql`1` })
      .from(contactListMembers)
      .where(
        and(
          eq(contactListMembers.workspaceId, contacts.workspaceId),
          eq(contactListMembers.contactId, contacts.id),
          isAmong(contactListMembers.listId, lists),
        ),
      ),
  );
}

/**
 * Only fields with fixed options: a free text may repeat a phone or an email, and a filter would confirm a
 * guess of a masked one (S1.26).
 */
async function withValues(
  tx: Transaction,
  ctx: WorkspaceContext,
  asked: ContactFilters['fields'],
): Promise<SQL | undefined> {
  const set = Object.entries(asked).filter(([, values]) => values.length > 0);
  if (set.length === 0) return undefined;
  const fields = new Map((await readCustomFields(tx, ctx.workspace.id)).map((field) => [field.id, field]));
  const tests: string[] = [];
  for (const [id, values] of set) {
    const kind = fields.get(id)?.kind;
    if (kind !== 'choice' && kind !== 'yes-no') return sql`false`;
    const equal = values.map((value) => {
      const kept = kind === 'yes-no' ? value === 'yes' : value;
      return `$."${id}" == ${JSON.stringify(kept)}`;
    });
    tests.push(`(${equal.join(' || ')})`);
  }
  const wanted = tests.join(' && ');
  const found = await findContactsWith(tx, wanted);
  return found === 'many' ? sql`${contacts.fields} @@ ${wanted}::jsonpath` : isFound(contacts.id, found);
}
