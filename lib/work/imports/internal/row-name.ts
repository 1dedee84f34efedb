import 'server-only';
import { normalAddress } from '@/lib/platform/mail/email-address';

/** Nothing to clean: most names of a file. */
const plainName = /^[\p{L}\p{N}]+(?:[ '-][\p{L}\p{N}]+)*\.?$/u;
const longestPlain = 100;

/**
 * A name as it is stored: composed (NFC), in one line, without control characters and marks that nobody sees. Empty
 * where nothing visible is left.
 */
export function cleanName(typed: string): string {
  if (typed.length <= longestPlain && plainName.test(typed)) return typed.normalize('NFC');
  const name = typed
    .normalize('NFC')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    // Joiners stay within a name: Persian is written with them, and emoji are made of them.
    .replace(
      /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu,
      '',
    )
    .trim();
  return /[^\p{C}\p{Z}\p{M}]/u.test(name) ? name : '';
}

/** Whether a name is an email address or a phone number, which a name never is (S1.26). */
export function isAddress(name: string): 'email' | 'phone' | null {
  if (name.includes('@')) return normalAddress(name) ? 'email' : null;
  return /^\+?[\d\s().\-/]{7,40}$/.test(name) ? 'phone' : null;
}

/** Enough to find a value again in the file, in what PostgreSQL can keep as JSON. */
export function shortened(value: string): string {
  return cleanName(value.slice(0, 100));
}
