import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';

/** The prefix of a secret of Standard Webhooks; what follows is the key in base64. */
const secretPrefix = 'whsec_';
const keyBytes = 32;

/** A new secret of 256 bits. */
export const newWebhookSecret = (): string => `${secretPrefix}${randomBytes(keyBytes).toString('base64')}`;

export interface SignedMessage {
  /** The same at each try. */
  id: string;
  /** Seconds since 1970, by the database's clock (FA8). */
  at: number;
  body: string;
}

/**
 * The headers of Standard Webhooks 1.0: a signature for each secret, so that a receiver may hold any of them while
 * they are exchanged (WH1).
 *
 * @param secrets each `whsec_…`, the newest first
 */
export function webhookHeaders(
  secrets: readonly string[],
  { id, at, body }: SignedMessage,
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': signatures.join(' '),
  };
}
