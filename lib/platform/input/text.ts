import { z } from 'zod';

const longestAddress = 2_000;

/** A text that PostgreSQL can store: well-formed, without control characters except line ends where they are allowed. */
export function cleanText(allowsLines: boolean) {
  const control = allowsLines ? /[^\P{Cc}\n\t]/gu : /\p{Cc}/gu;
  return z.string('invalid').transform((value) =>
    value
      .replace(/\r\n?/g, '\n')
      .replace(control, allowsLines ? '' : ' ')
      .replace(/\p{Cs}/gu, '�')
      .trim(),
  );
}

/** A web address, or empty. */
export const webAddress = cleanText(false).pipe(
  z
    .string()
    .max(longestAddress, 'too-long')
    .refine((value) => value === '' || isWebAddress(value), 'bad-address'),
);

/** An address that the server may post to: http(s), and without a password that lists and logs would show. */
function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
