import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number in E.164 where it names its country or `country` does, else as it was typed, trimmed. Null for
 * what no number can be: too short or too long for its country, or not digits.
 */
export function normalPhone(typed: string, country?: CountryCode): string | null {
  const text = typed.trim().replace(/^00(?=[1-9])/, '+');
  if (!/^\+?[\d\s().\-/]{5,40}$/.test(text)) return null;
  const parsed = parsePhoneNumberFromString(text, country);
  if (parsed?.isPossible()) return parsed.number;
  if (text.startsWith('+') || country) return null;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 5 && digits <= 15 ? text : null;
}
