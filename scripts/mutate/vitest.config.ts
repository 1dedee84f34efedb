import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Reporter, Vitest } from 'vitest/node';
import { compiledMessages, formatOnly, readsMessages } from '../../vitest.messages';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Comparisons with the naive interpreter: seconds each, so that only survivors of the other tests meet them. */
const thorough = ['lib/access/models/agreement.test.ts', 'lib/access/models/custom-roles.test.ts'];

/** Sets right two things between Stryker's runner and this Vitest. */
class Corrections implements Reporter {
  private vitest: Vitest | undefined;
  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }
  /** Failures of earlier mutants would count towards `bail`, and end the run at its first test. */
  onTestRunStart(): void {
    this.vitest?.state.idMap.clear();
  }
  /**
   * Stryker would run only the tests that reached a mutant. What one test compiled stays compiled for the next, which
   * seems not to reach it: without this record, it runs all tests.
   */
  onTestRunEnd(): void {
    for (const file of this.vitest?.state.getFiles() ?? [])
      Reflect.deleteProperty(file.meta, 'mutantCoverage');
  }
}

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
    reporters: [new Corrections()],
  },
});
