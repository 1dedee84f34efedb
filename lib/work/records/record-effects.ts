import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordRow } from './change/lock-record';

/**
 * What entering a state does besides its definition, in the same transaction. Throws `Invalid` when the state
 * cannot be entered.
 */
type Effect = (tx: Transaction, record: RecordRow) => Promise<void>;

/**
 * Effects by collection and state. Each work module contributes those of its collections; `lib/modules.ts`
 * merges them.
 */
export type RecordEffects = Partial<Record<FeatureId, Readonly<Record<string, Effect>>>>;
