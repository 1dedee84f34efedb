import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { env } from '@/lib/platform/settings/settings';

/** What is sealed; part of the key, so that a value of one kind never opens as another. */
export type SealedKind =
  | 'answers'
  | 'authenticator secrets'
  | 'consoles'
  | 'denials'
  | 'dkim keys'
  | 'mailbox passwords'
  | 'tasks'
  | 'webhook secrets';

const [nonceBytes, tagBytes] = [12, 16];

/** Derived from AUTH_SECRET, which the database does not hold: a copy of the database opens nothing (IN10). */
const sealKey = (kind: SealedKind) =>
  Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', `latchkey ${kind}`, 32));

/**
 * A value in its stored form: encrypted and authenticated.
 *
 * @param owner the id of the row that holds it: moved to another row it does not open
 */
export function seal(kind: SealedKind, value: unknown, owner = ''): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealKey(kind), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(serialize(value)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error when it was sealed with another secret or for another row, or changed since */
export function unseal(kind: SealedKind, stored: Uint8Array, owner = ''): unknown {
  const bytes = Buffer.from(stored);
  const decipher = createDecipheriv('aes-256-gcm', sealKey(kind), bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return deserialize(opened);
}
