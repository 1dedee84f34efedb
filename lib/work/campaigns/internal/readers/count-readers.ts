import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { readersOf } from './readers-of';

/** How many addresses a campaign would reach now, and how many of its list it skips because they unsubscribed. */
export async function countReaders(tx: Transaction, campaign: RecordRow) {
  const [counted] = await tx.execute<{ readers: number; skipped: number }>(sql`
    select count(*) filter (where not has_left)::int as readers, count(*) filter (where has_left)::int as skipped
    from (${readersOf(campaign)}) reader`);
  return { readers: counted?.readers ?? 0, skipped: counted?.skipped ?? 0 };
}
