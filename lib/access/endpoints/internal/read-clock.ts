import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';

/** Milliseconds since 1970 at this moment, by the database's clock (FA8). */
export async function readClock(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ now: number }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  );
  if (!row) throw new Error('The database told no time.');
  return Number(row.now);
}
