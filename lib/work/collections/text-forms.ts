import { z } from 'zod';

interface TextForm {
  matches: Pick<RegExp, 'test'>;
  /** The key in `errors`. */
  error: string;
}

/**
 * The formats of texts. A definition names a format, so that it stays data that a page can send to the
 * browser.
 */
export const textForms = {
  /** One plain email address. */
  email: { matches: z.regexes.email, error: 'bad-email' },
  /** A DNS name with at least two parts. */
  domain: {
    matches: /^(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
    error: 'bad-domain',
  },
  /** An IPv4 or IPv6 address. */
  ip: {
    matches: { test: (text) => z.regexes.ipv4.test(text) || z.regexes.ipv6.test(text) },
    error: 'bad-ip',
  },
  /** Letters, digits, - and _. */
  'one-word': { matches: /^[\p{L}\p{N}_-]+$/u, error: 'one-word' },
  /** A sender name as networks display it: up to eleven letters and digits, or a number. */
  'sms-sender': { matches: /^(?=.*[A-Za-z0-9])[A-Za-z0-9 ]{1,11}$/, error: 'sms-sender' },
} as const satisfies Record<string, TextForm>;

export type TextFormId = keyof typeof textForms;

/** Whether a text has the format; true without a format. */
export function hasForm(text: string, form: TextFormId | undefined): boolean {
  return !form || textForms[form].matches.test(text);
}

/** The error key of a text that does not have the format. */
export const formError = (form: TextFormId | undefined) => form && textForms[form].error;
