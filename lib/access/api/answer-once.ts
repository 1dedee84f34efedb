import 'server-only';
import { createHash } from 'node:crypto';
import { Invalid, Unanswered } from '@/lib/platform/errors';
import { fingerprintOf, answerOnce as once } from '@/lib/platform/requests/answer-once';
import { ApiRefusal } from './refusal';

/** The id of the requests of an API key under one `Idempotency-Key`, in the form of a UUID. */
export function requestIdOf(keyId: string, idempotencyKey: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([keyId, idempotencyKey]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/**
 * Answers the requests of an API key under one `Idempotency-Key` once (RV5): a repetition gets the first answer.
 *
 * @param request the operation and its input
 * @throws ApiRefusal `idempotency-key-reused` for another request under the same key · `idempotency-key-in-use` while
 *   the first runs, and when its answer was lost
 */
export async function answerOnce(
  { keyId, requestId }: { keyId: string; requestId: string },
  request: { operation: string; input: unknown },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const fingerprint = fingerprintOf(request.operation, request.input);
  try {
    return await once({ owner: `api-key:${keyId}`, requestId, fingerprint }, work, 'refuse');
  } catch (error) {
    if (error instanceof Unanswered)
      throw new ApiRefusal('idempotency-key-in-use', {}, { 'retry-after': '1' });
    const isReused = error instanceof Invalid && Object.hasOwn(error.fields, 'requestId');
    throw isReused ? new ApiRefusal('idempotency-key-reused', { field: 'Idempotency-Key' }) : error;
  }
}
