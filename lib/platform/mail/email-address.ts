import { z } from 'zod';

const hasControlCharacters = (value: string) => /\p{Cc}/u.test(value);

/** RFC 5321 without quoted local parts and address literals; the longest parts that it allows. */
const grammar =
  /^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])$/;
const longest = 254;

/**
 * The one form in which an address is stored and compared (220): an internationalised domain in its ASCII form, the
 * rest as typed. Null for what is not one plain address.
 */
export function normalAddress(typed: string): string | null {
  if (typed.length > longest) return null;
  const at = typed.lastIndexOf('@');
  const domain = asciiDomain(typed.slice(at + 1));
  const address = domain === null ? '' : `${typed.slice(0, at + 1)}${domain}`;
  return address.length <= longest && grammar.test(address) ? address : null;
}

/** The domain as mail servers know it (`xn--…`); an ASCII domain as it is. */
function asciiDomain(domain: string): string | null {
  if (/^[ -~]*$/.test(domain)) return domain;
  // Only what a host name is made of reaches the parser, which would also read a port, a path or an escape.
  if (!/^[\p{L}\p{M}\p{N}·.-]+$/u.test(domain)) return null;
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

/**
 * One plain address: no list, no quotes, no line breaks, no display name (AU2, AU6). Spaces around it are forgiven; its
 * normal form comes out.
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
