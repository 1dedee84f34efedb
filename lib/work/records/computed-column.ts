import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { Denied } from '@/lib/policy/model';
import type { RecordValues } from '@/lib/work/collections/definition';

/** A value that is computed for one reader, or why there is none. */
export type Computed =
  | { kind: 'number'; value: number }
  /** A date as `2026-02-28`. */
  | { kind: 'date'; value: string }
  | { kind: 'none' }
  | { kind: 'locked'; decision: Denied }
  /** The database did not finish in time. */
  | { kind: 'late' };

/** Computes the value of each record within what the reader may see (R6). A missing id has no value. */
type ComputeColumn = (
  ctx: WorkspaceContext,
  records: readonly { id: string; fields: RecordValues }[],
) => Promise<ReadonlyMap<string, Computed>>;

/** The computed column of a collection that `computes` one. `lib/modules.ts` merges them. */
export type ComputedColumns = Partial<Record<FeatureId, ComputeColumn>>;
