import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordRow } from './change/lock-record';
import type { Changer } from './change/record-change';

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

/**
 * What creating or editing a record does besides its definition, in the same transaction. `before` is null for a new
 * record. Throws `Invalid` when the values cannot be accepted.
 */
export type SaveEffect = (
  tx: Transaction,
  changer: Changer,
  record: RecordRow,
  before: RecordRow | null,
) => Promise<void>;

/** The effects of saving, by collection. */
export type SaveEffects = Partial<Record<FeatureId, SaveEffect>>;
