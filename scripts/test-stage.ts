import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export interface Score {
  passed: number;
  failed: number;
}

const crashed: Score = { passed: 0, failed: 1 };

export function sum(scores: Score[]): Score {
  return scores.reduce((total, score) => ({
    passed: total.passed + score.passed,
    failed: total.failed + score.failed,
  }));
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
  return (await execute(program, args)) === 0 ? { passed: 1, failed: 0 } : crashed;
}

const VitestReport = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
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
  if (!report.success) return crashed;
  const { numTotalTests, numPassedTests, testResults } = report.data;
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return settle({ passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length }, code);
}

const PlaywrightReport = z.object({
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
  if (!report.success) return crashed;
  const { errors, stats } = report.data;
  return settle(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length },
    code,
  );
}

/** A runner that fails without naming a test counts as a failure, and so does one that ran no test. */
function settle(score: Score, code: number): Score {
  const isSilent = score.failed === 0 && (code !== 0 || score.passed === 0);
  return isSilent ? { ...score, failed: 1 } : score;
}

async function readReport(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
