import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import type { Plugin } from 'vitest/config';

type Texts = { [key: string]: string | Texts };

const catalogue = /\/messages\/(?:en|fr|it)\.json$/;

/**
 * Compiles the interface texts for tests exactly as `next build` does, so that a test reads what production renders
 * (decision 195). The other half is `formatOnly`.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    async load(id) {
      if (catalogue.test(id)) return JSON.stringify(compiled(JSON.parse(await readFile(id, 'utf8'))));
    },
  };
}

/** The alias that next-intl sets in the build: formatting without a parser of ICU messages. */
export const formatOnly = {
  find: /^use-intl\/format-message$/,
  replacement: fileURLToPath(import.meta.resolve('use-intl/format-message/format-only')),
};

/** The packages that import the alias, which Vite must therefore read itself. */
export const readsMessages = ['use-intl', 'next-intl'];

function compiled(texts: Texts): object {
  const entries = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === 'string' ? compile(text) : compiled(text),
  ]);
  return Object.fromEntries(entries);
}
