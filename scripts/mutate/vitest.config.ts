import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Reporter, Vitest } from 'vitest/node';
import { compiledMessages, formatOnly, readsMessages } from '../../vitest.messages';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Comparisons with the naive interpreter take seconds each, so only survivors of the other tests run against them. */
const thorough = ['lib/access/models/agreement.test.ts', 'lib/access/models/custom-roles.test.ts'];

/** Works around two incompatibilities between Stryker's runner and this Vitest. */
class Corrections implements Reporter {
  private vitest: Vitest | undefined;
  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }
  /** Failures of earlier mutants would count towards `bail` and end the run at its first test. */
  onTestRunStart(): void {
    this.vitest?.state.idMap.clear();
  }
  /**
   * Stryker would run only the tests that reached a mutant. Compiled policies are cached between tests, so later
   * tests seem not to reach it. Without this record, Stryker runs all tests.
   */
  onTestRunEnd(): void {
    for (const file of this.vitest?.state.getFiles() ?? [])
      Reflect.deleteProperty(file.meta, 'mutantCoverage');
  }
}

/** The tests of the engine, without the test of its size: Stryker's instrumentation makes it larger. */
export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }, formatOnly] },
  plugins: [compiledMessages()],
  test: {
    server: { deps: { inline: readsMessages } },
    include: ['lib/policy/**/*.test.ts', 'lib/access/models/*.test.ts'],
    exclude: [
      'lib/policy/size.test.ts',
      '**/*.db.test.ts',
      ...(process.env.MUTATE_AGAINST === 'everything' ? [] : thorough),
    ],
    testTimeout: 120_000,
    reporters: [new Corrections()],
  },
});
