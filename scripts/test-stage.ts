import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';

export interface Score {
  passed: number;
  failed: number;
  /** Where and what failed, as far as the runner named it. */
  failures: string[];
}

/** The score of a program that ended before it named a test. */
export const crashed = (program: string): Score => ({ passed: 0, failed: 1, failures: [program] });

export function sum(scores: Score[]): Score {
  return {
    passed: scores.reduce((total, { passed }) => total + passed, 0),
    failed: scores.reduce((total, { failed }) => total + failed, 0),
    failures: scores.flatMap(({ failures }) => failures),
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

const VitestReport = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Every test that did not pass counts as failed, including skipped tests and files that could not be loaded. */
export async function vitest(project: string, reports: string): Promise<Score> {
  const path = join(reports, `${project.replace('*', '')}.json`);
  const code = await execute('node_modules/vitest/vitest.mjs', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path}`,
  ]);
  const report = VitestReport.safeParse(await readReport(path));
  if (!report.success) return crashed(`vitest ${project}`);
  const { numTotalTests, numPassedTests, testResults } = report.data;
  const unloaded = testResults
    .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .map(({ name }) => relative('.', name));
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName }) => `${relative('.', name)} › ${fullName}`),
  );
  const failed = numTotalTests - numPassedTests + unloaded.length;
  return settle({ passed: numPassedTests, failed, failures: [...failures, ...unloaded] }, code, project);
}

const Suite = z.object({
  specs: z.array(
    z.object({ file: z.string(), title: z.string(), tests: z.array(z.object({ status: z.string() })) }),
  ),
  get suites() {
    return z.array(Suite).optional();
  },
});

const PlaywrightReport = z.object({
  suites: z.array(Suite),
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), skipped: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Runs the browser tests in the given Chromium, or in Playwright's own if none is given. */
export async function playwright(chromium: string | undefined, reports: string): Promise<Score> {
  const path = join(reports, 'e2e.json');
  const code = await execute('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: path,
    // The fixtures call the services, which are marked server-only and import JSON.
    NODE_OPTIONS: '--conditions=react-server --import tsx',
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  });
  const report = PlaywrightReport.safeParse(await readReport(path));
  if (!report.success) return crashed('playwright');
  const { suites, errors, stats } = report.data;
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return settle({ passed: stats.expected, failed, failures: suites.flatMap(failuresOf) }, code, 'playwright');
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
