import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header of a signature, in both directions. */
export const signatureHeader = 'latchkey-signature';

/** In seconds. A message signed earlier, or later than now, may be a replay. */
export const tolerance = 5 * 60;

/**
 * Signs a body: `t=<seconds>,v1=<HMAC-SHA256 of "seconds.body" in hex>`.
 *
 * @param at seconds since 1970
 */
export function sign(secret: string, body: string, at: number): string {
  return `t=${at},v1=${digest(secret, body, at).toString('hex')}`;
}

export type SignatureFault = 'no-signature' | 'malformed-signature' | 'old-signature' | 'wrong-signature';

/** Whether the secret signed exactly this body within the tolerance. */
export const isSigned = (secret: string, header: string | null, body: string, now: number): boolean =>
  signatureFault(secret, header, body, now) === null;

/** Why a signature proves nothing; null for a valid one. Only the owner of the secret may learn it. */
export function signatureFault(
  secret: string,
  header: string | null,
  body: string,
  now: number,
): SignatureFault | null {
  if (!header) return 'no-signature';
  const [, at = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!given) return 'malformed-signature';
  if (Math.abs(now - Number(at)) > tolerance) return 'old-signature';
  return timingSafeEqual(Buffer.from(given, 'hex'), digest(secret, body, Number(at)))
    ? null
    : 'wrong-signature';
}

const digest = (secret: string, body: string, at: number) =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest();
