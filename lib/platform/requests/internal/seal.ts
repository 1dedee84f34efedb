import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { env } from '@/lib/platform/settings/settings';

const [nonceBytes, tagBytes] = [12, 16];

/** Derived from AUTH_SECRET, which the database does not hold: answers contain keys and links (IN10). */
const sealKey = () => Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'latchkey answers', 32));

/** An answer in its stored form: encrypted and authenticated. */
export function seal(answer: unknown): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealKey(), nonce);
  const sealed = Buffer.concat([cipher.update(serialize(answer)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error when it was sealed with another secret, or changed since */
export function unseal(stored: Uint8Array): unknown {
  const bytes = Buffer.from(stored);
  const decipher = createDecipheriv('aes-256-gcm', sealKey(), bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return deserialize(opened);
}
