import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Claim, claimConstraint, withClaim } from '@/db/claim';
import { database } from '@/db/client';
import { actionRequests } from '@/db/schema/platform/action-requests';
import { violatedConstraint } from '@/db/tenant';
import { Invalid, Unanswered } from '@/lib/platform/errors';
import { seal, unseal } from '@/lib/platform/seal';

/**
 * Requests in progress in this process: a repetition waits for the answer of the first. On the global object, since
 * Next loads a module once per bundle.
 */
const shared = globalThis as typeof globalThis & { latchkeyRequests?: Map<string, UnderWay> };
shared.latchkeyRequests ??= new Map();
const underWay = shared.latchkeyRequests;

interface UnderWay {
  fingerprint: string;
  answer: Promise<unknown>;
}

/** A short hash of an action and its input. */
export function fingerprintOf(action: string, input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([action, input]))
    .digest('base64url');
}

/**
 * Answers a creating request once. A repetition, after a lost answer or at the same moment, has no second effect and
 * gets the first answer (RV5). A refused request has no effect, so it may be tried again.
 *
 * @param whileRunning whether a repetition waits for the first request in this process, or is refused
 * @throws Invalid when the id belongs to another request
 * @throws Unanswered when the request took effect and its answer is unknown, as after a crash; while it runs, in
 *   another process or where `whileRunning` says so
 */
export async function answerOnce<T>(
  claim: Claim,
  work: () => Promise<T>,
  whileRunning: 'wait' | 'refuse' = 'wait',
): Promise<T> {
  const key = `${claim.owner} ${claim.requestId}`;
  const running = underWay.get(key);
  if (running) {
    const { answer: first } = requireSameRequest(claim, running);
    if (whileRunning === 'refuse') throw new Unanswered();
    return (await first) as T;
  }
  const answer = answerOf(claim, work);
  underWay.set(key, { fingerprint: claim.fingerprint, answer });
  try {
    return await answer;
  } finally {
    underWay.delete(key);
  }
}

async function answerOf<T>(claim: Claim, work: () => Promise<T>): Promise<T> {
  const earlier = await earlierAnswer<T>(claim);
  if (earlier) return earlier.answer;
  try {
    const answer = await withClaim(claim, work);
    await database()
      .update(actionRequests)
      .set({ answer: seal('answers', answer) })
      .where(rowOf(claim));
    return answer;
  } catch (error) {
    // If another process was first, this attempt was rolled back, whatever error it raised.
    const [first] = await database().select().from(actionRequests).where(rowOf(claim));
    if (first?.answer) return unseal('answers', first.answer) as T;
    throw violatedConstraint(error) === claimConstraint ? new Unanswered() : error;
  }
}

async function earlierAnswer<T>(claim: Claim): Promise<{ answer: T } | null> {
  const [request] = await database().select().from(actionRequests).where(rowOf(claim));
  if (!request) return null;
  const { answer } = requireSameRequest(claim, request);
  if (answer === null) throw new Unanswered();
  return { answer: unseal('answers', answer) as T };
}

function requireSameRequest<R extends { fingerprint: string }>({ fingerprint }: Claim, earlier: R): R {
  if (earlier.fingerprint !== fingerprint) throw new Invalid({ requestId: 'invalid' });
  return earlier;
}

const rowOf = ({ owner, requestId }: Claim) =>
  and(eq(actionRequests.owner, owner), eq(actionRequests.requestId, requestId));
