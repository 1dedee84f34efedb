import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';

/** The moment by the database's clock, which the application's may differ from (FA8). */
export async function databaseNow(tx: Transaction): Promise<Date> {
  const [row] = await tx.execute<{ ms: number }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
  );
  return new Date(Number(row?.ms));
}
