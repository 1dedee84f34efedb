import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { scoreFile } from './score-reporter';

export interface Score {
  passed: number;
  failed: number;
  /** Where and what failed, as far as the runner named it. */
  failures: string[];
  /** The same for each file of tests. */
  files?: FileScore[];
}

export interface FileScore {
  path: string;
  passed: number;
  failed: number;
  seconds: number;
}

/** The score of a program that ended before it named a test. */
export const crashed = (program: string): Score => ({ passed: 0, failed: 1, failures: [program] });

export function sum(scores: Score[]): Score {
  return {
    passed: scores.reduce((total, { passed }) => total + passed, 0),
    failed: scores.reduce((total, { failed }) => total + failed, 0),
    failures: scores.flatMap(({ failures }) => failures),
    files: scores.flatMap(({ files = [] }) => files),
  };
}

/** Runs an installed program. Resolves to its exit code, 1 if a signal ended it. */
function execute(program: string, args: string[], settings: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...settings },
  });
  const stop = () => child.kill('SIGTERM');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

/** Runs a program whose success counts as one test. */
export async function command(program: string, args: string[]): Promise<Score> {
  return (await execute(program, args)) === 0 ? { passed: 1, failed: 0, failures: [] } : crashed(program);
}

const ScoreOfRun = z.object({
  passed: z.number(),
  failed: z.number(),
  failures: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), passed: z.number(), failed: z.number(), seconds: z.number() })),
});

/** Runs a project of Vitest. What counts as failed, its reporter says. */
export async function vitest(project: string, reports: string): Promise<Score> {
  const path = join(reports, `${project.replace('*', '')}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=./scripts/score-reporter.ts'];
  const code = await execute('node_modules/vitest/vitest.mjs', args, { [scoreFile]: path });
  const score = ScoreOfRun.safeParse(await readReport(path));
  return score.success ? settle(score.data, code, project) : crashed(`vitest ${project}`);
}

const Suite = z.object({
  file: z.string(),
  specs: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ duration: z.number() })) })),
    }),
  ),
  get suites() {
    return z.array(Suite).optional();
  },
});

const PlaywrightReport = z.object({
  suites: z.array(Suite),
  errors: z.array(z.object({ message: z.string().default('an error outside every test') })),
  stats: z.object({ expected: z.number(), skipped: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/**
 * Runs browser tests in the given Chromium, or in Playwright's own if none is given.
 *
 * @param chosen arguments of Playwright that choose the tests
 */
export async function playwright(
  chromium: string | undefined,
  reports: string,
  chosen: string[],
): Promise<Score> {
  const path = join(reports, 'e2e.json');
  const args = ['test', '--reporter=list,json', ...chosen];
  const code = await execute('node_modules/@playwright/test/cli.js', args, {
    PLAYWRIGHT_JSON_OUTPUT_FILE: path,
    // The fixtures call the services, which are marked server-only and import JSON.
    NODE_OPTIONS: '--conditions=react-server --import tsx',
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  });
  const report = PlaywrightReport.safeParse(await readReport(path));
  if (!report.success) return crashed('playwright');
  const { suites, errors, stats } = report.data;
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  const failures = [...suites.flatMap(failuresOf), ...errors.map(({ message }) => message)];
  const score = { passed: stats.expected, failed, failures };
  return settle({ ...score, files: suites.map(fileScore) }, code, 'playwright');
}

/** The tests of a file, those of its groups included. */
function fileScore({ file, specs, suites = [] }: z.infer<typeof Suite>): FileScore {
  const own = specs.flatMap(({ tests }) => tests);
  const passed = own.filter(({ status }) => status === 'expected').length;
  const milliseconds = own.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
  return suites.map(fileScore).reduce(
    (total, group) => ({
      path: total.path,
      passed: total.passed + group.passed,
      failed: total.failed + group.failed,
      seconds: total.seconds + group.seconds,
    }),
    { path: `e2e/${file}`, passed, failed: own.length - passed, seconds: milliseconds / 1000 },
  );
}

function failuresOf({ specs, suites = [] }: z.infer<typeof Suite>): string[] {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status !== 'expected'));
  return [...failed.map(({ file, title }) => `e2e/${file} › ${title}`), ...suites.flatMap(failuresOf)];
}

/** A runner that fails without naming a test counts as a failure, and so does one that ran no test. */
function settle(score: Score, code: number, runner: string): Score {
  const isSilent = score.failed === 0 && (code !== 0 || score.passed === 0);
  return isSilent ? { ...score, failed: 1, failures: [runner] } : score;
}

async function readReport(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
