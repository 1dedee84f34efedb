import { z } from 'zod';

/** Forms that a text must have, each with the key of `errors` that says which. */

/** One plain address. */
export const emailForm = { matches: z.regexes.email, error: 'bad-email' } as const;

/** A name of the DNS with at least two parts. */
export const domainForm = {
  matches: /^(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
  error: 'bad-domain',
} as const;

/** An address of the internet, version 4 or 6. */
export const ipForm = {
  matches: { test: (text: string) => z.regexes.ipv4.test(text) || z.regexes.ipv6.test(text) },
  error: 'bad-ip',
} as const;

/** Letters, digits, - and _. */
export const oneWord = { matches: /^[\p{L}\p{N}_-]+$/u, error: 'one-word' } as const;
