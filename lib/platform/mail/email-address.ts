import { z } from 'zod';

const hasControlCharacters = (value: string) => /\p{Cc}/u.test(value);

/** RFC 5321 without quoted local parts and address literals, within its maximum lengths. */
const grammar =
  /^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])$/;
const longestAddress = 254;

/**
 * The form in which an address is stored and compared (220): an internationalised domain in ASCII, the rest as
 * typed. Null for anything but one plain address.
 */
export function normalAddress(text: string): string | null {
  if (text.length > longestAddress) return null;
  const at = text.lastIndexOf('@');
  const domain = asciiDomain(text.slice(at + 1));
  const address = domain === null ? '' : `${text.slice(0, at + 1)}${domain}`;
  return address.length <= longestAddress && grammar.test(address) ? address : null;
}

/** The domain in its ASCII form (`xn--…`); an ASCII domain unchanged. */
function asciiDomain(domain: string): string | null {
  if (/^[ -~]*$/.test(domain)) return domain;
  // Only host name characters reach the parser, which would also accept a port, a path or an escape.
  if (!/^[\p{L}\p{M}\p{N}·.-]+$/u.test(domain)) return null;
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

/**
 * One plain address: no list, quotes, line breaks or display name (AU2, AU6). Surrounding spaces are accepted; the
 * output is the normal form.
 */
export const EmailAddress = z
  .string('required')
  .refine((value) => !hasControlCharacters(value), 'email')
  .trim()
  .min(1, 'required')
  .transform((value, context) => {
    const address = normalAddress(value);
    if (address !== null) return address;
    context.issues.push({ code: 'custom', message: 'email', input: value });
    return z.NEVER;
  });
