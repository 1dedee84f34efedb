import 'server-only';
import { and, gt, sql } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';

/** A session ends after this long, even in constant use (SE5). */
export const lifetimeDays = 30;

/** A session ends after this long without use. */
export const idleDays = 14;

/** A sign-in waits this long for the second factor (B17). */
export const pendingMinutes = 10;

/** Sessions that are still valid, by the database's clock (FA8). */
export const stillHolds = () =>
  and(
    gt(sessions.expiresAt, sql`now()`),
    gt(sessions.lastSeenAt, sql`now() - make_interval(days => ${idleDays})`),
  );

/** A second factor is fresh this long after it was given in a session (B17). */
export const freshMinutes = 10;

/** Whether the factor of a session is no longer fresh, or was never given in it. */
export const isStale = sql<boolean>`coalesce(${sessions.factorAt} <= now() - make_interval(mins => ${sql.raw(String(freshMinutes))}), true)`;
