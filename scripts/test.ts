import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './build';
import { findChromium } from './chromium';
import { command, crashed, type FileScore, playwright, type Score, sum, vitest } from './test-stage';

type Stage = (reports: string) => Promise<Score>;

/** Stages that need the production build. */
const needsBuild = new Set(['start', 'e2e', 'e2e-long']);

const stages: Record<string, Stage> = {
  lint: async () =>
    sum([
      await command('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
      await command('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config=.dependency-cruiser.mjs',
        ...['app', 'clients', 'components', 'db', 'lib', 'proxy.ts', 'instrumentation.ts'],
      ]),
    ]),
  types: async () =>
    sum([
      await command('node_modules/next/dist/bin/next', ['typegen']),
      await command('node_modules/@typescript/native/bin/tsc', ['--noEmit', '--incremental', 'false']),
      // Checks the engine alone, without Latchkey's catalogue.
      await command('node_modules/@typescript/native/bin/tsc', ['--project', 'lib/policy']),
    ]),
  unit: (reports) => vitest('unit*', reports),
  db: (reports) => vitest('db*', reports),
  build: async () => ((await buildIfNeeded()) ? { passed: 1, failed: 0, failures: [] } : crashed('build')),
  start: (reports) => vitest('start', reports),
  e2e: async (reports) => playwright(await findChromium(), reports, ['--grep', '@core']),
};

/** The stages of `npm run test:long`. */
const longStages: Record<string, Stage> = {
  long: (reports) => vitest('long', reports),
  'long-db': (reports) => vitest('long-db', reports),
  'e2e-long': async (reports) => playwright(await findChromium(), reports, ['--grep-invert', '@core']),
};

async function run(name: string, reports: string): Promise<Score> {
  const began = performance.now();
  console.log(`\n— ${name}`);
  const stage = stages[name] ?? longStages[name] ?? unknownStage;
  const score = await stage(reports).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return crashed(name);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`— ${name}: ${score.passed} passed, ${score.failed} failed, ${seconds} s`);
  return score;
}

/** A line for each file, the longest first. */
function table(files: FileScore[], count = files.length): string {
  const lines = files
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, count)
    .map(({ path, passed, failed, seconds }) =>
      [
        seconds.toFixed(1).padStart(8),
        String(passed).padStart(7),
        String(failed).padStart(7),
        ` ${path}`,
      ].join(''),
    );
  return [' seconds passed failed file', ...lines].join('\n');
}

async function unknownStage(): Promise<Score> {
  throw new Error(
    `There is no such stage. Choose among ${Object.keys({ ...stages, ...longStages }).join(', ')}.`,
  );
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
const isLong = names.some((name) => name in longStages);
if (total.files?.length) console.log(`\n${table(total.files, isLong ? undefined : 25)}`);
// The end of a log is what is read first, and sometimes all that is kept.
if (total.failures.length > 0)
  console.log(`\nFailed:\n${total.failures.map((each) => `- ${each}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
