import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { deriveToken } from '@/lib/access/credentials/token';

/** In characters of base 36: an id of 128 bits, and a signature of 80. A mailbox name may have 64 with the number. */
const [idLength, signatureLength] = [25, 16];

/**
 * The part of an address between the number and the domain. It is derived, never stored: a copy of the database
 * opens nothing (IN10).
 */
export function keyOf(registrationId: string): string {
  return inBase36(registrationId.replaceAll('-', ''), idLength) + signatureOf(registrationId);
}

/**
 * Reads the name of a mailbox, `393471234567.key`.
 *
 * @returns null when the key is not one of this installation
 */
export function readMailboxName(name: string): { number: string; registrationId: string } | null {
  const [, number = '', id = '', signature = ''] =
    /^\+?(\d{5,15})\.([0-9a-z]{25})([0-9a-z]{16})$/.exec(name.toLowerCase()) ?? [];
  const registrationId = id && idFrom(id);
  if (!registrationId) return null;
  const isOurs = timingSafeEqual(Buffer.from(signatureOf(registrationId)), Buffer.from(signature));
  return isOurs ? { number: `+${number.replace(/^00/, '')}`, registrationId } : null;
}

function signatureOf(registrationId: string): string {
  const token = Buffer.from(deriveToken('email-to-sms', registrationId, ''), 'base64url');
  return inBase36(token.subarray(0, 10).toString('hex'), signatureLength);
}

const inBase36 = (hex: string, length: number) => BigInt(`0x${hex}`).toString(36).padStart(length, '0');

/** The id with these digits of base 36; null for a larger number. */
function idFrom(digits: string): string | null {
  const value = [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  const hex = value.toString(16).padStart(32, '0');
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}
