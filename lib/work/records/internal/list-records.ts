import 'server-only';
import { and, count, inArray, or, type SQL, sql } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readCursor } from '@/lib/platform/paging/cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { type Collection, filtersOf, searchedFields } from '@/lib/work/collections/definition';
import { liveRecords } from '../live-records';
import type { RecordKinds } from '../record-kinds';
import type { RecordSearch } from '../record-search';
import { type RecordView, recordViews, selectRecords } from '../record-view';
import { withComputed } from './computed-values';

/**
 * A page of a collection's records, searched, filtered and sorted as its definition allows.
 * @throws Denied
 */
export async function listRecords(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  collection: Collection,
  search: RecordSearch,
): Promise<Page<RecordView>> {
  authorize(ctx, collection.needs.view, { kind: 'workspace' });
  const { key, place } = orderBy(search.sort);
  const matched = and(matching(collection, search.q), filtered(collection, search.filters));
  const read = readCursor(search.cursor);
  const start = read && place(read.key);
  const cursor = start ? read : null;
  const isDescending = search.isDescending !== (cursor?.isBackward ?? false);
  const way = sql.raw(isDescending ? 'desc' : 'asc');
  const found = await inWorkspace(ctx, async (tx) => {
    const from = cursor && start ? beyond(key, start, cursor.id, isDescending) : undefined;
    const selected = await selectRecords(tx, ctx, collection, and(matched, from), key)
      .orderBy(sql`${key} ${way}`, sql`${collectionRecords.id} ${way}`)
      .limit(search.size + 1);
    const [counted] = await tx
      .select({ total: count() })
      .from(collectionRecords)
      .where(and(liveRecords(ctx.workspace.id, collection.id), matched));
    const page = pageOf({
      found: selected,
      size: search.size,
      total: counted?.total ?? 0,
      cursor,
      positionOf: (row) => ({ id: row.id, key: row.key }),
    });
    return { ...page, rows: await recordViews(kinds, tx, ctx, collection, page.rows) };
  });
  // After the transaction, which a computation that exceeds its time limit would abort.
  return { ...found, rows: await withComputed(kinds, ctx, collection, found.rows) };
}

/** The order of the list, and the key of a cursor as a SQL value; null for an invalid key. */
interface Order {
  key: SQL;
  place: (written: string) => SQL | null;
}

function orderBy(sort: string): Order {
  if (sort === 'name') return { key: sql`${collectionRecords.nameKey}`, place: (key) => sql`${key}` };
  if (sort === 'changed') return { key: sql`${collectionRecords.updatedAt}`, place: moment };
  return {
    key: sql`lower(coalesce(${collectionRecords.fields} ->> ${sort}::text, '')) collate "und-x-icu"`,
    place: (key) => sql`${key}`,
  };
}

/** The address is user input, and PostgreSQL raises an error for an invalid time. */
function moment(written: string): SQL | null {
  const isMoment = !Number.isNaN(Date.parse(written.replace(' ', 'T').replace(/\+00$/, 'Z')));
  return isMoment ? sql`${written}::timestamptz` : null;
}

function beyond(key: SQL, place: SQL, id: string, isDescending: boolean): SQL {
  const row = sql`(${key}, ${collectionRecords.id})`;
  const here = sql`(${place}, ${id}::uuid)`;
  return isDescending ? sql`${row} < ${here}` : sql`${row} > ${here}`;
}

function matching(collection: Collection, typed: string): SQL | undefined {
  if (!typed) return undefined;
  const fields = searchedFields(collection).map(
    (name) => sql`(${collectionRecords.fields} ->> ${name}::text)`,
  );
  return or(contains(collectionRecords.name, typed), ...fields.map((field) => contains(field, typed)));
}

function filtered(collection: Collection, filters: RecordSearch['filters']): SQL | undefined {
  return and(
    ...filtersOf(collection).flatMap(({ name }) => {
      const values = filters[name] ?? [];
      if (values.length === 0) return [];
      const column =
        name === 'state'
          ? sql`${collectionRecords.state}`
          : sql`${collectionRecords.fields} ->> ${name}::text`;
      return inArray(column, [...values]);
    }),
  );
}
