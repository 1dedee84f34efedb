import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Collection } from '@/lib/work/collections/definition';
import type { RecordKinds } from '../record-kinds';
import type { RecordView } from '../record-view';

/** Adds the computed values to records, where the collection has such a column. */
export async function withComputed(
  { computed }: RecordKinds,
  ctx: WorkspaceContext,
  { id, computes }: Collection,
  records: RecordView[],
): Promise<RecordView[]> {
  const compute = computed[id];
  if (!computes || !compute || records.length === 0) return records;
  const values = await compute(ctx, records);
  return records.map((record) => ({ ...record, computed: values.get(record.id) ?? { kind: 'none' } }));
}
