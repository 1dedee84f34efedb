import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordRow } from './change/lock-record';

/**
 * What entering a state starts, beside what the definition says, in the same transaction. Throws `Invalid` where the
 * state cannot be entered.
 */
type Effect = (tx: Transaction, record: RecordRow) => Promise<void>;

/** Effects by collection and state. Each work module brings those of its collections; `lib/modules.ts` adds them up. */
export type RecordEffects = Partial<Record<FeatureId, Readonly<Record<string, Effect>>>>;
