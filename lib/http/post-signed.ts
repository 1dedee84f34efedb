import 'server-only';
import { sign, signatureHeader } from './signature';

const patienceMs = 10_000;

/** The other side did not take it; only its status is kept. */
class NotTaken extends Error {
  override readonly name = 'NotTaken';
  constructor(readonly responseCode: number) {
    super(`answered ${responseCode}`);
  }
}

export interface SignedPost {
  url: string;
  secret: string;
  /** Seconds since 1970, by the database's clock (FA8). */
  now: number;
  content: unknown;
}

/**
 * Posts JSON, signed with the receiver's secret.
 *
 * @throws when the receiver does not answer with a 2xx in time
 */
export async function postSigned({ url, secret, now, content }: SignedPost): Promise<void> {
  const body = JSON.stringify(content);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [signatureHeader]: sign(secret, body, now) },
    body,
    // Whoever may name an address may not have us follow it elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new NotTaken(response.status);
}
