import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { FileScore, Score } from './test-stage';

/** The variable that names the file for the score of a run of Vitest. */
export const scoreFile = 'SCORE_FILE';

/**
 * Writes what a run of Vitest came to, as a {@link Score}. Every test that did not pass counts as failed, skipped ones
 * too, and so does every error outside a test: of a file that could not be loaded, of a hook, or of a promise that
 * nothing awaited.
 */
export default class ScoreReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Promise<void> {
    const path = process.env[scoreFile];
    if (!path) throw new Error(`${scoreFile} must name a file.`);
    const files = modules.map(scoreOf);
    const failures = [...modules.flatMap(failuresOf), ...unhandled.map(textOf)];
    const passed = files.reduce((total, file) => total + file.passed, 0);
    const score: Score = { passed, failed: failures.length, failures, files };
    await writeFile(path, JSON.stringify(score));
  }
}

function scoreOf(module: TestModule): FileScore {
  const tests = [...module.children.allTests()];
  const passed = tests.filter((test) => test.result().state === 'passed').length;
  const { duration } = module.diagnostic();
  return { path: pathOf(module), passed, failed: tests.length - passed, seconds: duration / 1000 };
}

function failuresOf(module: TestModule): string[] {
  const tests = [...module.children.allTests()].filter((test) => test.result().state !== 'passed');
  return [
    ...tests.map((test) => `${pathOf(module)} › ${test.fullName}`),
    ...[module, ...module.children.allSuites()]
      .flatMap((suite) => suite.errors())
      .map((error) => `${pathOf(module)}: ${textOf(error)}`),
  ];
}

const pathOf = (module: TestModule) => relative('.', module.moduleId);

/** The error with the first lines of its stack, which say where it arose. */
function textOf({ name, message, stack }: SerializedError): string {
  const frames = (stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return [`${name ?? 'Error'}: ${message}`, ...frames.slice(0, 5)].join('\n');
}
