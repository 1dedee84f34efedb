import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordValues } from '@/lib/work/collections/definition';

/** Checks the values of a record beyond its definition, before they are saved. Throws `Invalid`. */
export type RecordCheck = (tx: Transaction, actor: WorkspaceContext, fields: RecordValues) => Promise<void>;

/** Checks by collection. Each work module contributes those of its collections; `lib/modules.ts` merges them. */
export type RecordChecks = Partial<Record<FeatureId, RecordCheck>>;
