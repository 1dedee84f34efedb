import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordRow } from './lock';

/**
 * What coming into a state sets going, besides what the definition says, in the same transaction. It throws `Invalid`
 * where that cannot be.
 */
type Effect = (tx: Transaction, record: RecordRow) => Promise<void>;

const effects: Partial<Record<FeatureId, Readonly<Record<string, Effect>>>> = {};

export function effectOf(collection: FeatureId, state: string): Effect | undefined {
  return effects[collection]?.[state];
}
