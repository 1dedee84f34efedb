import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordRow } from './change/lock-record';

/** Why a record at work does nothing. Its words are in `messages/` under `records.faults`. */
export type RecordFault =
  | 'no-mail'
  | 'no-sender'
  | 'unverified'
  | 'no-list'
  | 'no-channel'
  | 'no-credit'
  | 'author-gone';

/** Finds the fault of a record at work; null for one that works. */
export type FindFault = (
  tx: Transaction,
  record: Pick<RecordRow, 'workspaceId' | 'fields' | 'createdBy'>,
) => Promise<RecordFault | null>;

/** By collection. Each work module contributes those of its collections; `lib/modules.ts` merges them. */
export type RecordFaults = Partial<Record<FeatureId, FindFault>>;
