import 'server-only';
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/platform/settings/settings';

/** The purpose of a token; part of the signature, so that a token of one kind never opens another. */
export type TokenPurpose =
  | 'invitation'
  | 'password-reset'
  | 'factor-reset'
  | 'email-change'
  | 'recovery-code'
  | 'passkey-challenge'
  | 'signing-secret'
  | 'tracking'
  | 'unsubscribe'
  | 'form-entry'
  | 'message-id'
  | 'email-to-sms'
  | 'approval';

const bytes = 32;
let key: Buffer | undefined;

/** Derived from AUTH_SECRET, which the database does not hold: a copy of the database opens nothing (IN10). */
function linkKey(): Buffer {
  key ??= Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'latchkey links', bytes));
  return key;
}

/** A new unguessable token of 256 bits, in characters that need no escaping in addresses and cookies. */
export function newToken(): string {
  return randomBytes(bytes).toString('base64url');
}

/** Stored beside the hash of a link's token, so that the link can be derived again. */
export function newNonce(): string {
  return newToken();
}

/**
 * The token of a link. Derived, never stored: mail and "copy link" derive it again from the row.
 *
 * @param id of the row that the link names
 * @param nonce from `newNonce`; a new one invalidates the earlier link
 */
export function deriveToken(purpose: TokenPurpose, id: string, nonce: string): string {
  return createHmac('sha256', linkKey()).update(`${purpose}|${id}|${nonce}`).digest('base64url');
}

/** The stored form of a token. Tokens are random, so a plain hash is enough. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
