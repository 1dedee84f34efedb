import 'server-only';
import { NotTaken, postSigned, type SignedPost } from '@/lib/platform/http/post-signed';
import { type Attempt, type AttemptOutcome, logAttempt } from './log-attempt';

/**
 * Posts to a channel or an integration, and logs the result. The log contains no content: of the answer only
 * the status.
 * @throws the errors of `postSigned`
 */
export async function postLogged(to: Attempt, post: SignedPost): Promise<void> {
  const { failure } = await tryPost(to, post);
  if (failure) throw failure;
}

/**
 * The same for a person who waits for the result.
 * @returns the outcome, and the error of a failed post
 */
export async function tryPost(
  to: Attempt,
  post: SignedPost,
): Promise<{ outcome: AttemptOutcome; failure?: unknown }> {
  const startedAt = performance.now();
  let failure: unknown;
  let responseCode: number | null = null;
  try {
    responseCode = await postSigned(post);
  } catch (error) {
    failure = error;
  }
  const milliseconds = Math.round(performance.now() - startedAt);
  const outcome = { ...outcomeOf(failure, responseCode), milliseconds };
  await logAttempt(to, outcome);
  return { outcome, failure };
}

function outcomeOf(failure: unknown, responseCode: number | null): Omit<AttemptOutcome, 'milliseconds'> {
  if (!failure) return { outcome: 'taken', responseCode, error: null };
  if (failure instanceof NotTaken) {
    return { outcome: 'not-taken', responseCode: failure.responseCode, error: null };
  }
  return { outcome: 'unreachable', responseCode: null, error: codeOf(failure) };
}

/** Codes only, because messages repeat addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
