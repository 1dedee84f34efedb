import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './build';
import { findChromium } from './chromium';
import { command, crashed, playwright, type Score, sum, vitest } from './test-stage';

type Stage = (reports: string) => Promise<Score>;

/** Stages that need the production build. */
const needsBuild = new Set(['start', 'e2e']);

const stages: Record<string, Stage> = {
  lint: async () =>
    sum([
      await command('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
      await command('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config=.dependency-cruiser.mjs',
        ...['app', 'components', 'db', 'lib', 'proxy.ts', 'instrumentation.ts'],
      ]),
    ]),
  types: async () =>
    sum([
      await command('node_modules/next/dist/bin/next', ['typegen']),
      await command('node_modules/@typescript/native/bin/tsc', ['--noEmit', '--incremental', 'false']),
      // Checks the engine alone, without Latchkey's catalogue.
      await command('node_modules/@typescript/native/bin/tsc', ['--project', 'lib/policy']),
    ]),
  unit: (reports) => vitest('unit', reports),
  db: (reports) => vitest('db*', reports),
  build: async () => ((await buildIfNeeded()) ? { passed: 1, failed: 0, failures: [] } : crashed('build')),
  start: (reports) => vitest('start', reports),
  e2e: async (reports) => playwright(await findChromium(), reports),
};

async function run(name: string, reports: string): Promise<Score> {
  const began = performance.now();
  console.log(`\n— ${name}`);
  const score = await (stages[name] ?? unknownStage)(reports).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return crashed(name);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`— ${name}: ${score.passed} passed, ${score.failed} failed, ${seconds} s`);
  return score;
}

async function unknownStage(): Promise<Score> {
  throw new Error(`There is no such stage. Choose among ${Object.keys(stages).join(', ')}.`);
}

const chosen = process.argv.slice(2);
const names =
  chosen.length > 0
    ? chosen.flatMap((name) => (needsBuild.has(name) ? ['build', name] : [name]))
    : Object.keys(stages);
const reports = await mkdtemp(join(tmpdir(), 'latchkey-reports-'));
const scores: Score[] = [];
for (const name of names) scores.push(await run(name, reports));
await rm(reports, { recursive: true, force: true });

const total = sum(scores);
// The end of a log is what is read first, and sometimes all that is kept.
if (total.failures.length > 0)
  console.log(`\nFailed:\n${total.failures.map((each) => `- ${each}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
