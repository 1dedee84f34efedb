import 'server-only';
import { and, type SQL, sql } from 'drizzle-orm';
import { findContacts } from '@/db/find';
import { inRowFilter } from '@/db/merged-walk';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { uuids } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForLater } from '@/lib/access/context/read-for-page';
import { countedTo, type OptionCounts } from '@/lib/platform/paging/count';
import { vacantSeats } from '@/lib/work/assignment/row-filter';
import { readCustomFields } from '../fields/read-custom-fields';
import { listAvailability } from '../list-permissions';
import type { ContactFilters, ContactSearch } from './contact-search';
import { amongFound, wantedBy } from './matching-contacts';
import { narrow } from './narrow-contacts';

/** By the name of the filter in the address; a filter without numbers is absent. */
export type ContactOptionCounts = Readonly<Record<string, OptionCounts>>;

/**
 * The number of contacts that each option of each filter would show by itself, under the search, the view and the
 * other filters, among the contacts that the person sees (365, R6). Past `countedTo` contacts it gives no numbers:
 * one bounded walk a set filter, whatever the number of contacts.
 */
export function countContactOptions(
  ctx: WorkspaceContext,
  search: ContactSearch,
): Promise<ContactOptionCounts> {
  return readForLater(ctx, async (tx) => {
    const typed = await typedCondition(tx, ctx, search);
    if (typed === 'many') return {};
    const facets = await facetsFor(tx, ctx);
    const counts = { ...(await countUnder(tx, ctx, search, typed, facets)) };
    for (const { filter, others } of withoutEach(search)) {
      delete counts[filter];
      const { [filter]: own } = await countUnder(tx, ctx, others, typed, facets);
      if (own) counts[filter] = own;
    }
    return counts;
  });
}

async function typedCondition(tx: Transaction, ctx: WorkspaceContext, { q }: ContactSearch) {
  if (!q) return undefined;
  const wanted = wantedBy(ctx.access, q);
  const found = await findContacts(tx, wanted, undefined, countedTo);
  return found === 'many' ? 'many' : amongFound(wanted, found);
}

/** Each filter that is set, and the filters without it. */
function withoutEach(filters: ContactFilters): { filter: string; others: ContactFilters }[] {
  const plain = (['assignee', 'team', 'lifecycle', 'list'] as const).flatMap((filter) =>
    filters[filter].length > 0 ? [{ filter, others: { ...filters, [filter]: [] } }] : [],
  );
  const own = Object.entries(filters.fields).flatMap(([id, values]) =>
    values.length > 0
      ? [{ filter: `field.${id}`, others: { ...filters, fields: { ...filters.fields, [id]: [] } } }]
      : [],
  );
  return [...plain, ...own];
}

/**
 * The statements that group the contacts of `base`: filter, option and total. A contact counts under each of its
 * lists, and under none of a list or field that the reader may not filter by.
 */
async function facetsFor(tx: Transaction, ctx: WorkspaceContext): Promise<SQL> {
  const here = ctx.workspace.id;
  const vacant = uuids(await vacantSeats(tx, here));
  const fields = (await readCustomFields(tx, here)).filter(
    ({ kind }) => kind === 'choice' || kind === 'yes-no',
  );
  const seesLists = listAvailability(ctx.access, 'view').decision.allowed;
  const names = [
    ...(seesLists ? ['list'] : []),
    'team',
    'lifecycle',
    ...fields.map(({ id }) => `field.${id}`),
  ];
  const facets = [
    sql`select 'all' as filter, '' as option, count(*) as total from base`,
    // A filter whose options all show nothing has numbers, too.
    sql`select unnest(${sql.param(names)}::text[]), '', 0`,
    sql`select 'lifecycle', lifecycle, count(*) from base where lifecycle is not null group by 2`,
    sql`select 'team', teams.id::text, count(*) from base
      join teams on teams.workspace_id = ${here} and teams.id = base.team_id and teams.archived_at is null group by 2`,
    sql`select 'assignee', seats.holder_id::text, count(*) from base
      join seats on seats.workspace_id = ${here} and seats.id = base.seat_id and seats.holder_id is not null group by 2`,
    sql`select 'assignee', 'nobody', count(*) from base where seat_id is null or seat_id = any(${vacant})`,
    sql`select 'field.' || field.key,
        case field.value when 'true' then 'yes' when 'false' then 'no' else field.value end, count(*)
      from base, jsonb_each_text(base.fields) as field
      where field.key = any(${sql.param(fields.map(({ id }) => id))}::text[]) group by 1, 2`,
  ];
  if (seesLists) {
    facets.push(sql`select 'list', listed.list_id::text, count(*) from base
      join contact_list_members as listed
        on listed.workspace_id = ${here} and listed.contact_id = base.id group by 2`);
  }
  return sql.join(facets, sql` union all `);
}

async function countUnder(
  tx: Transaction,
  ctx: WorkspaceContext,
  filters: ContactFilters,
  typed: SQL | undefined,
  facets: SQL,
): Promise<ContactOptionCounts> {
  const { where, slice } = await narrow(tx, ctx, filters);
  const rows = await tx.execute<{ filter: string; option: string; total: string }>(sql`
    with base as materialized (
      select id, lifecycle, seat_id, team_id, fields from ${contacts}
      where ${and(where, inRowFilter(contacts, slice(filters.view)), typed)} limit ${countedTo + 1})
    ${facets}`);
  const counts: Record<string, Record<string, number>> = {};
  for (const { filter, option, total } of rows) {
    if (filter === 'all' && Number(total) > countedTo) return {};
    counts[filter] = { ...counts[filter], [option]: Number(total) };
  }
  return counts;
}
