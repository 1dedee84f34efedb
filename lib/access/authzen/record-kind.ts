import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Access } from '@/lib/policy/access';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { Visibility } from '@/lib/policy/model';
import type { Row } from '@/lib/policy/visibility';

/** A page of ids in ascending order. */
export interface IdPage {
  /** Only ids after it. */
  after: string | null;
  limit: number;
}

/**
 * Records about which a decision point answers. Each work module answers for its own tables, and `lib/modules.ts`
 * collects the kinds, so that the product knows no table of work.
 */
export interface RecordKind {
  /** The `type` of the resource. */
  type: string;
  /** The features whose permissions can be about such a record. */
  features: readonly FeatureId[];
  /** The rows that a person sees; `find` and `list` give no others. */
  seenBy(access: Access): Visibility;
  /** The seat and team of those among the ids that the asking person sees, by id (R6). */
  find(tx: Transaction, ctx: WorkspaceContext, ids: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  /** The ids of the records that the asking person sees and that are among these rows, walked by key. */
  list(tx: Transaction, ctx: WorkspaceContext, rows: Visibility, page: IdPage): Promise<string[]>;
}
