import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { type SignInEvent, signInEvents } from '@/db/schema/access/sign-in-events';
import type { sessions } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { Device } from './started-session';

type NewEvent = typeof signInEvents.$inferInsert;

/** Failures of an account that are recorded within an hour: a flood of guesses fills no table. */
export const mostFailures = 20;

/** Adds to the record of a person's sign-ins, in the transaction of the sign-in itself (SE9). */
export async function recordSignIn(tx: Transaction, event: NewEvent): Promise<void> {
  await tx.insert(signInEvents).values(event);
}

/** The ways in which a session ends. */
export type SessionEnd = Extract<SignInEvent, 'signed-out' | 'ended' | 'ended-by-administrator'>;

/** Records the end of sessions, with the browser of each. */
export async function recordEnds(
  tx: Transaction,
  ended: readonly (typeof sessions.$inferSelect)[],
  event: SessionEnd,
): Promise<void> {
  if (ended.length === 0) return;
  await tx
    .insert(signInEvents)
    .values(ended.map(({ userId, ip, userAgent }) => ({ userId, event, ip, userAgent })));
}

/**
 * Records a failed sign-in of an account. Without an account it executes the same statement, which finds none, so that
 * the duration reveals nothing (AU1).
 */
export async function recordFailure(
  userId: string | null,
  event: Extract<SignInEvent, 'wrong-password' | 'wrong-code'>,
  { ip, userAgent }: Device,
): Promise<void> {
  await inTenant({}, (tx) =>
    tx.execute(sql`
      insert into sign_in_events (id, user_id, event, ip, user_agent)
      select ${v7()}, users.id, ${event}, ${ip}, ${userAgent} from users
      where users.id = ${userId} and ${mostFailures} > (
        select count(*) from sign_in_events recent
        where recent.user_id = users.id and recent.event in ('wrong-password', 'wrong-code')
          and recent.at > now() - interval '1 hour'
      )`),
  );
}
