import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compiledMessages, formatOnly, readsMessages } from '../../vitest.messages';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Comparisons with the naive interpreter: seconds each, so that only survivors of the other tests meet them. */
const thorough = ['lib/access/models/agreement.test.ts', 'lib/access/models/custom-roles.test.ts'];

/** The tests of the engine. Its size is left out: the mutation tester makes it larger. */
export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }, formatOnly] },
  plugins: [compiledMessages()],
  test: {
    server: { deps: { inline: readsMessages } },
    include: ['lib/policy/**/*.test.ts', 'lib/access/models/*.test.ts'],
    exclude: ['lib/policy/size.test.ts', ...(process.env.MUTATE_AGAINST === 'everything' ? [] : thorough)],
    testTimeout: 120_000,
  },
});
