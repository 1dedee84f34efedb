import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A test as its runner lists it, with the titles of the groups around it. */
export interface Listed {
  path: string;
  titles: string[];
}

const VitestList = z.array(z.object({ name: z.string(), file: z.string() }));

interface Suite {
  title: string;
  file: string;
  specs: { title: string; line: number }[];
  suites?: Suite[] | undefined;
}
const Suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), line: z.number() })),
  suites: z.lazy(() => z.array(Suite)).optional(),
});
const PlaywrightList = z.object({ suites: z.array(Suite), errors: z.array(z.unknown()).length(0) });

/**
 * Lists every test that Vitest and Playwright would run. Vitest reads the files without executing them, so a table of
 * tests has one title, as written in the file. Playwright loads its files; of several tests on one line only the
 * first is kept.
 */
export async function listedTests(): Promise<Listed[]> {
  const [unit, browser] = await Promise.all([
    output('node_modules/vitest/vitest.mjs', ['list', '--static-parse', '--json']),
    output('node_modules/@playwright/test/cli.js', ['test', '--list', '--reporter=json'], {
      NODE_OPTIONS: '--conditions=react-server --import tsx',
    }),
  ]);
  return [
    ...VitestList.parse(unit).map(({ name, file }) => ({
      path: relative('.', file),
      titles: name.split(' > '),
    })),
    ...PlaywrightList.parse(browser).suites.flatMap((suite) => testsOf(suite, [])),
  ];
}

function testsOf({ file, specs, suites = [] }: Suite, above: string[]): Listed[] {
  const first = new Map([...specs].reverse().map((spec) => [spec.line, spec]));
  return [
    ...[...first.values()].map(({ title }) => ({ path: `e2e/${file}`, titles: [...above, title] })),
    ...suites.flatMap((suite) => testsOf(suite, [...above, suite.title])),
  ];
}

async function output(program: string, args: string[], settings: Record<string, string> = {}) {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
    env: { ...process.env, ...settings },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as unknown;
}
