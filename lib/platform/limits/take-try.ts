import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/client';
import { attempts } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { Throttled } from '@/lib/platform/errors';
import { network } from './internal/network';

/** So many tries in a fixed window. */
export interface Limit {
  name: string;
  most: number;
  minutes: number;
}

const windowOf = ({ minutes }: Limit) =>
  sql<Date>`date_bin(make_interval(mins => ${minutes}), now(), timestamptz '2000-01-01')`;

/** Only a hash: whom somebody tried to be is nobody's business. */
function keyOf({ name }: Limit, who: readonly (string | null)[]): string {
  return `${name}:${createHash('sha256').update(JSON.stringify(who)).digest('base64url')}`;
}

/**
 * Takes one of the tries that are left, before the work is done. One statement, so that tries at the same
 * moment in any number of processes cannot overshoot (LI4, LI5).
 *
 * @param who whose tries are counted: an address, or an account at an address
 * @throws Throttled when none is left
 */
export function takeTry(limit: Limit, ...who: (string | null)[]): Promise<void> {
  return take(database(), limit, who);
}

/**
 * The same within a transaction: the try is given back where it rolls back. A transaction that asks for a second
 * connection could wait for itself (FA10).
 *
 * @throws Throttled when none is left
 */
export function takeTryWithin(tx: Transaction, limit: Limit, ...who: (string | null)[]): Promise<void> {
  return take(tx, limit, who);
}

async function take(
  db: Pick<Database, 'insert'>,
  limit: Limit,
  who: readonly (string | null)[],
): Promise<void> {
  const [taken] = await db
    .insert(attempts)
    .values({ key: keyOf(limit, who), windowStart: windowOf(limit), count: 1 })
    .onConflictDoUpdate({
      target: [attempts.key, attempts.windowStart],
      set: { count: sql`${attempts.count} + 1` },
      setWhere: lt(attempts.count, limit.most),
    })
    .returning({ count: attempts.count });
  if (!taken) throw new Throttled(limit.minutes * 60);
}

/** Gives a try back after it succeeded: only failures count. */
export async function returnTry(limit: Limit, ...who: (string | null)[]): Promise<void> {
  await database()
    .update(attempts)
    .set({ count: sql`${attempts.count} - 1` })
    .where(
      and(
        eq(attempts.key, keyOf(limit, who)),
        eq(attempts.windowStart, windowOf(limit)),
        gt(attempts.count, 0),
      ),
    );
}

/** Where tries come from: nobody escapes a limit by wandering through the addresses of one connection. */
export const from = (ip: string | null) => network(ip ?? 'unknown');
