import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/client';
import { attempts } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { Throttled } from '@/lib/platform/errors';
import { note } from '@/lib/platform/refusals/asked';
import { network } from './internal/network';

/** A number of attempts in a fixed window. */
export interface Limit {
  name: string;
  most: number;
  minutes: number;
}

const windowOf = ({ minutes }: Limit) =>
  sql<Date>`date_bin(make_interval(mins => ${minutes}), now(), timestamptz '2000-01-01')`;

/** Only a hash is stored: the account names that a visitor tried stay private. */
export function keyOf({ name }: Pick<Limit, 'name'>, who: readonly (string | null)[]): string {
  return `${name}:${createHash('sha256').update(JSON.stringify(who)).digest('base64url')}`;
}

/**
 * Takes one of the remaining attempts, before the work is done. One statement, so that simultaneous attempts in any
 * number of processes cannot exceed the limit (LI4, LI5).
 *
 * @param who whose attempts are counted: an address, or an account at an address
 * @throws Throttled when none is left
 */
export function takeAttempt(limit: Limit, ...who: (string | null)[]): Promise<void> {
  return take(database(), limit, who);
}

/**
 * The same within a transaction: a rollback gives the attempt back. A transaction that asks for a second connection
 * could wait for itself (FA10).
 *
 * @throws Throttled when none is left
 */
export function takeAttemptWithin(tx: Transaction, limit: Limit, ...who: (string | null)[]): Promise<void> {
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
  if (taken) return;
  note({ limit: limit.name });
  throw new Throttled(limit.minutes * 60);
}

/** The number of attempts that are left to each, in their order. Takes none. */
export async function attemptsLeft(
  tx: Transaction,
  limit: Limit,
  all: readonly (readonly (string | null)[])[],
): Promise<number[]> {
  const keys = all.map((who) => keyOf(limit, who));
  if (keys.length === 0) return [];
  const rows = await tx
    .select({ key: attempts.key, count: attempts.count })
    .from(attempts)
    .where(and(inArray(attempts.key, keys), eq(attempts.windowStart, windowOf(limit))));
  const taken = new Map(rows.map(({ key, count }) => [key, count]));
  return keys.map((key) => Math.max(0, limit.most - (taken.get(key) ?? 0)));
}

/** Gives an attempt back after it succeeded: only failures count. */
export async function returnAttempt(limit: Limit, ...who: (string | null)[]): Promise<void> {
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

/** The network of an attempt: the addresses of one connection share one limit. */
export const from = (ip: string | null) => network(ip ?? 'unknown');
