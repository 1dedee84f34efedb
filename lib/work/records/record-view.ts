import 'server-only';
import { and, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Denied } from '@/lib/policy/model';
import { isAtWork } from '@/lib/work/collections/at-work';
import {
  askedFields,
  type Collection,
  type RecordValues,
  referenceFields,
} from '@/lib/work/collections/definition';
import { emptyValue, type FieldValue } from '@/lib/work/collections/field';
import { deniedTransitions } from '@/lib/work/collections/permissions';
import type { Computed } from './computed-column';
import { creatorSeat } from './internal/creator-seat';
import { referencedNames } from './internal/references';
import { liveRecords } from './live-records';
import type { RecordFault } from './record-faults';
import type { RecordKinds } from './record-kinds';

/** A record as it leaves the server: without its secrets. */
export interface RecordView {
  id: string;
  name: string;
  state: string | null;
  fields: RecordValues;
  /** The names of its referenced records, by field; deleted and invisible ones are missing. */
  names: Readonly<Record<string, string>>;
  /** The value that is computed for this reader, in lists of collections that compute one. */
  computed?: Computed;
  /** The transitions that the reader may make of other records but not of this one, with the reason. */
  denied: Readonly<Record<string, Denied>>;
  /** Why it does nothing, although it is at work. */
  fault: RecordFault | null;
  version: number;
  changedAt: Date;
  /** The name of the last author; null for the worker. */
  changedBy: string | null;
}

const { secrets: _, ...columns } = getTableColumns(collectionRecords);

/**
 * Live records of a collection under a condition, as rows that only `recordView` may return.
 * @param key the expression that the cursor is ordered by
 */
export function selectRecords(
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  where?: SQL,
  key: SQL = sql`''`,
) {
  return tx
    .select({ ...columns, creatorSeat, changedBy: members.name, key: sql<string>`(${key})::text` })
    .from(collectionRecords)
    .leftJoin(members, refersTo(collectionRecords.updatedBy, members))
    .where(and(liveRecords(ctx.workspace.id, collection.id), where))
    .$dynamic();
}

type Selected = Awaited<ReturnType<typeof selectRecords>>[number];

/** Rows as they leave the server, with the names of their references. */
export async function recordViews(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  rows: readonly Selected[],
): Promise<RecordView[]> {
  const names = await referencedNames(kinds, tx, ctx, collection, rows);
  const findFault = kinds.faults[collection.id];
  const views: RecordView[] = [];
  for (const row of rows)
    views.push({
      ...recordView(collection, row, names),
      denied: deniedTransitions(ctx.access, collection, row.creatorSeat),
      fault: findFault && isAtWork(collection, row.state) ? await findFault(tx, row) : null,
    });
  return views;
}

/** Applies the current definition: removed fields are left out, new ones are empty. */
function recordView(
  collection: Collection,
  row: Selected,
  known: ReadonlyMap<string, string>,
): Omit<RecordView, 'denied' | 'fault'> {
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
