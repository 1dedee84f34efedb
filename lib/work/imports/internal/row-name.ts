import 'server-only';
import { normalAddress } from '@/lib/platform/mail/email-address';

/** Most names need no cleaning. */
const plainName = /^[\p{L}\p{N}]+(?:[ '-][\p{L}\p{N}]+)*\.?$/u;
const longestPlain = 100;

/**
 * Cleans a name for storage: NFC, one line, without control characters and invisible marks. Empty when
 * nothing visible remains.
 */
export function cleanName(typed: string): string {
  if (typed.length <= longestPlain && plainName.test(typed)) return typed.normalize('NFC');
  const name = typed
    .normalize('NFC')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    // Joiners within a name stay: Persian spelling and emoji need them.
    .replace(
      /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu,
      '',
    )
    .trim();
  return /[^\p{C}\p{Z}\p{M}]/u.test(name) ? name : '';
}

/** Whether a name is an email address or a phone number, which is never stored as a name (S1.26). */
export function isAddress(name: string): 'email' | 'phone' | null {
  if (name.includes('@')) return normalAddress(name) ? 'email' : null;
  return /^\+?[\d\s().\-/]{7,40}$/.test(name) ? 'phone' : null;
}

/** Shortens a value so that it can still be found in the file, and stored by PostgreSQL as JSON. */
export function shortened(value: string): string {
  return cleanName(value.slice(0, 100));
}
