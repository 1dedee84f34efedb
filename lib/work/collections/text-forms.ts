import { z } from 'zod';

interface TextForm {
  matches: Pick<RegExp, 'test'>;
  /** The key of `errors` that says what is wrong. */
  error: string;
}

/** Forms that a text must have. A definition names one, so that it stays data which can be sent to the browser. */
export const textForms = {
  /** One plain address. */
  email: { matches: z.regexes.email, error: 'bad-email' },
  /** A name of the DNS with at least two parts. */
  domain: {
    matches: /^(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
    error: 'bad-domain',
  },
  /** An address of the internet, version 4 or 6. */
  ip: {
    matches: { test: (text) => z.regexes.ipv4.test(text) || z.regexes.ipv6.test(text) },
    error: 'bad-ip',
  },
  /** Letters, digits, - and _. */
  'one-word': { matches: /^[\p{L}\p{N}_-]+$/u, error: 'one-word' },
  /** What networks show as a sender: eleven letters and digits, or a number. */
  'sms-sender': { matches: /^(?=.*[A-Za-z0-9])[A-Za-z0-9 ]{1,11}$/, error: 'sms-sender' },
} as const satisfies Record<string, TextForm>;

export type TextFormId = keyof typeof textForms;

/** Whether a text has the form; a text that needs none always has it. */
export function hasForm(text: string, form: TextFormId | undefined): boolean {
  return !form || textForms[form].matches.test(text);
}

/** The message of a text that does not have the form. */
export const formError = (form: TextFormId | undefined) => form && textForms[form].error;
