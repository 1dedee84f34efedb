import 'server-only';
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/platform/settings/settings';

/** What a token is for; part of what is signed, so that one kind never opens another. */
export type TokenPurpose =
  | 'invitation'
  | 'password-reset'
  | 'email-change'
  | 'signing-secret'
  | 'tracking'
  | 'unsubscribe'
  | 'form-entry';

const bytes = 32;
let key: Buffer | undefined;

/** Made of AUTH_SECRET, which the database does not hold: a copy of the database opens nothing (IN10). */
function linkKey(): Buffer {
  key ??= Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'latchkey links', bytes));
  return key;
}

/** A new unguessable token of 256 bits, in characters that need no escaping in addresses and cookies. */
export function newToken(): string {
  return randomBytes(bytes).toString('base64url');
}

/** What is stored of a link beside the hash of its token, so that the link can be made again. */
export function newNonce(): string {
  return newToken();
}

/**
 * The token of a link. Derived, never stored: mail and "copy link" make it again from the row.
 *
 * @param id of the row that the link speaks of
 * @param nonce from `newNonce`; a new one kills the earlier link
 */
export function deriveToken(purpose: TokenPurpose, id: string, nonce: string): string {
  return createHmac('sha256', linkKey()).update(`${purpose}|${id}|${nonce}`).digest('base64url');
}

/** What the database keeps of a token. Tokens are random, so a plain hash is enough. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
