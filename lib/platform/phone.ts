import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isAbsent } from './absent-value';

const longest = 200;
/** Only digits, and the characters that people put between them. */
const digitsOnly = /^\+?[\d\s().\-/]{5,40}$/;
/** Separators of several numbers in one cell. A slash may also be part of a number, so the whole is tried first. */
const separators = /\s:::\s|[,;|\n/]|\s(?:or|and|ou|et|o|e|oder|und|y)\s|(?<=\d)\s*(?=\+)/i;
const extension =
  /(?:;\s?ext\s?=|\b(?:extension|ext|extn|xtn|x|poste|interno|int|durchwahl|dw|anexo)\b\.?|\dx|#)\s?:?\s?\d{1,7}$/i;
/** `Mobile: …`, `tel:…`, `p:…` */
const label = /^[\p{L} .]{1,20}:\s*/u;
const date = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/;

/**
 * A phone number in E.164 where it or `country` gives the country, else as typed, cleaned. Of several numbers the
 * first valid one; extensions are dropped. Null for text that cannot be a number: too short or too long for its
 * country, a date, or not digits.
 */
export function normalPhone(typed: string, country?: CountryCode): string | null {
  if (/^\+[1-9]\d{7,14}$/.test(typed)) return oneNumber(typed, country);
  if (typed.length > longest) return null;
  const text = plain(typed);
  const parts = [text, ...text.split(separators)];
  for (const part of parts) {
    const number = oneNumber(part.trim(), country);
    if (number) return number;
  }
  return null;
}

/** The number in a file's cell; null where it holds none, undefined where it is empty or says so (`N/A`). */
export function phoneOf(cell: string, country?: CountryCode): string | null | undefined {
  return normalPhone(cell, country) ?? (isAbsent(cell) ? undefined : null);
}

/** Whether a text is a service code of a telephone network, such as `*86` for voicemail, and so belongs to no person. */
export function isServiceCode(typed: string): boolean {
  return /^[*#][\d*#]{1,20}$/.test(plain(typed));
}

function oneNumber(part: string, country: CountryCode | undefined): string | null {
  const typed = part.replace(label, '');
  const whole = typed.replace(extension, (match) => (/^\d/.test(match) ? match.charAt(0) : '')).trim();
  const text = whole
    .replace(/^\((\+?\d{1,5})\)/, '$1 ')
    .replace(/^(?:\+\s?)?00\s?(?=[1-9])/, '+')
    .replace(/^\+\s?\+\s?/, '+');
  if (!digitsOnly.test(text) || date.test(text)) return withLetters(text, country);
  const parsed = parsePhoneNumberFromString(text, country);
  if (parsed?.isPossible()) return parsed.number;
  if (text.startsWith('+') || country) return null;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 5 && digits <= 15 ? text : null;
}

const keys = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/** `1-800-FLOWERS`: only in the North American numbering plan, and only for a valid number. */
function withLetters(text: string, country: CountryCode | undefined): string | null {
  if (!/^\+?1?[\s().-]{0,3}\d{3}[\s().-]{1,3}[A-Z][A-Z\d-]{3,11}$/i.test(text)) return null;
  const digits = text
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => `${keys.findIndex((key) => key.includes(letter)) + 2}`);
  const parsed = parsePhoneNumberFromString(digits, country);
  return parsed?.countryCallingCode === '1' && parsed.isValid() ? parsed.number : null;
}

/** In ASCII: replaces the characters that spreadsheets, phones and word processors put around, between and for digits. */
function plain(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[^\S\n]/g, ' ')
    .trim();
  const unquoted = /^=?"([^"]*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '');
  return wholeNumber(unquoted.trim());
}

/** Undoes the number formats of spreadsheets and programs: `33612345678.0`, `3.3612345678E+10`. */
function wholeNumber(text: string): string {
  const tail = /^(\+?\d{5,15})[.,]0{1,6}$/.exec(text);
  if (tail?.[1]) return tail[1];
  const [, first, rest = '', power] = /^(\d)[.,](\d{1,15})E\+?(\d{1,2})$/i.exec(text) ?? [];
  // With fewer digits than its exponent the number was rounded: its last digits are lost.
  return first && Number(power) === rest.length ? `${first}${rest}` : text;
}

/** In every script the digits follow each other from zero. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
