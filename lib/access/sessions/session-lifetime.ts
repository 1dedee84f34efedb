import 'server-only';
import { and, gt, sql } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';

/** However busy it is, a session ends after this long (SE5). */
export const lifetimeDays = 30;

/** A session left alone for this long is over too. */
export const idleDays = 14;

/** Sessions that still hold, by the database's clock (FA8). */
export const stillHolds = () =>
  and(
    gt(sessions.expiresAt, sql`now()`),
    gt(sessions.lastSeenAt, sql`now() - make_interval(days => ${idleDays})`),
  );
