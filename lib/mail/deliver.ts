import 'server-only';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { outbox } from '@/db/schema/outbox';
import { log } from '@/lib/log';
import { isMailConfigured } from './enqueue';
import { letterFor } from './letters';
import { send } from './transport';

/** Half a minute after the first failure, then twice as long each time: given up after about an hour. */
const mostTries = 8;
const firstPause = 30;

type Queued = typeof outbox.$inferSelect;

/**
 * Sends what is due, one after the other, until nothing is left. Any number of processes may do so at once:
 * each mail is claimed before it is sent, and one whose sender dies is due again after its pause.
 *
 * @returns how many went out
 */
export async function deliverDue(): Promise<number> {
  if (!isMailConfigured()) return 0;
  let sent = 0;
  for (let mail = await claim(); mail; mail = await claim()) {
    if (await deliver(mail)) sent += 1;
  }
  return sent;
}

async function claim(): Promise<Queued | undefined> {
  const due = database()
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.sentAt), isNull(outbox.failedAt), lte(outbox.dueAt, sql`now()`)))
    .orderBy(asc(outbox.dueAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [claimed] = await database()
    .update(outbox)
    .set({
      tries: sql`${outbox.tries} + 1`,
      dueAt: sql`now() + make_interval(secs => ${firstPause} * power(2, ${outbox.tries}))`,
    })
    .where(eq(outbox.id, due))
    .returning();
  return claimed;
}

async function deliver({ id, job, recipient, tries }: Queued): Promise<boolean> {
  try {
    const letter = await letterFor(job);
    if (letter) await send(recipient, letter);
    await close(
      id,
      letter ? { sentAt: sql`now()`, lastError: null } : { failedAt: sql`now()`, lastError: 'obsolete' },
    );
    return letter !== null;
  } catch (error) {
    const lastError = kindOf(error);
    log.warn({ mail: id, tries, error: lastError }, 'mail not sent');
    await close(id, { lastError, ...(tries >= mostTries ? { failedAt: sql`now()` } : {}) });
    return false;
  }
}

async function close(
  id: string,
  outcome: Parameters<ReturnType<ReturnType<typeof database>['update']>['set']>[0],
) {
  await database().update(outbox).set(outcome).where(eq(outbox.id, id));
}

/** Codes only: what servers answer repeats addresses and subjects. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : '';
  return `${code} ${answer}`.trim();
}
