import 'server-only';
import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  askedFields,
  type Collection,
  type RecordValues,
  referenceFields,
} from '@/lib/work/collections/definition';
import { emptyValue, type FieldValue } from '@/lib/work/collections/field';
import { referencedNames } from './internal/references';
import type { RecordKinds } from './record-kinds';

/** A record as it leaves the server: without its secrets. */
export interface RecordView {
  id: string;
  name: string;
  state: string | null;
  fields: RecordValues;
  /** What its references lead to, by field; nothing where it is gone or not theirs to see. */
  names: Readonly<Record<string, string>>;
  version: number;
  changedAt: Date;
  /** Who changed it last; null where it was Latchkey itself. */
  changedBy: string | null;
}

const { secrets: _, ...columns } = getTableColumns(collectionRecords);

/**
 * Live records of a collection under a condition, as rows that only `recordView` lets out.
 *
 * @param key by what they are ordered, for the cursor
 */
export function selectRecords(
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  where?: SQL,
  key: SQL = sql`''`,
) {
  return tx
    .select({ ...columns, changedBy: members.name, key: sql<string>`(${key})::text` })
    .from(collectionRecords)
    .leftJoin(
      members,
      and(
        eq(members.workspaceId, collectionRecords.workspaceId),
        eq(members.id, collectionRecords.updatedBy),
      ),
    )
    .where(and(liveRecords(ctx, collection), where))
    .$dynamic();
}

/** Records of the workspace's collection that are not deleted. */
export const liveRecords = (ctx: WorkspaceContext, collection: Collection) =>
  and(
    eq(collectionRecords.workspaceId, ctx.workspace.id),
    eq(collectionRecords.collection, collection.id),
    isNull(collectionRecords.deletedAt),
  );

type Selected = Awaited<ReturnType<typeof selectRecords>>[number];

/** Rows as they leave the server, with the names behind their references. */
export async function recordViews(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  rows: readonly Selected[],
): Promise<RecordView[]> {
  const names = await referencedNames(kinds, tx, ctx, collection, rows);
  return rows.map((row) => recordView(collection, row, names));
}

/** Fields by the definition as it is today: what it no longer names is left out, what it added is empty. */
function recordView(collection: Collection, row: Selected, known: ReadonlyMap<string, string>): RecordView {
  const fields = Object.fromEntries(
    askedFields(collection).map(([name, field]) => [
      name,
      (row.fields[name] as FieldValue | undefined) ?? emptyValue(field),
    ]),
  );
  const names = referenceFields(collection).flatMap(([name]) => {
    const found = known.get(String(fields[name]));
    return found ? [[name, found]] : [];
  });
  const { id, name, state, version, updatedAt: changedAt, changedBy } = row;
  return { id, name, state, fields, names: Object.fromEntries(names), version, changedAt, changedBy };
}
