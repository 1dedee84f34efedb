import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { RecordRow } from './change/lock-record';

/** Whom a record would reach now, in numbers: the arguments of the text `collections.<id>.reach`. */
export type Reach = Readonly<Record<string, number>>;

/** How each collection counts the people that it reaches; `lib/modules.ts` merges them. */
export type RecordReach = Partial<Record<FeatureId, (tx: Transaction, record: RecordRow) => Promise<Reach>>>;
