import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding } from './finding';

const Report = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
});

const projects = ['unit', 'db', 'long-db'];

/**
 * Runs every test whose title carries a rule of faults (`FA…`).
 *
 * @param directory for the report
 * @returns one line a test
 */
export async function runFaultTests(directory: string): Promise<Finding[]> {
  const path = join(directory, 'faults.json');
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--testNamePattern=FA[0-9]',
      '--reporter=json',
      `--outputFile.json=${path}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await once(child, 'exit');
  const { testResults } = Report.parse(JSON.parse(await readFile(path, 'utf8')));
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ title, status }) => ({
      fault: title,
      tried: 'test',
      found: status,
      isSound: status === 'passed',
    }))
    .sort((one, other) => (numberOf(one.fault) < numberOf(other.fault) ? -1 : 1));
}

const numberOf = (title: string) => Number(/FA(\d+)/.exec(title)?.[1]);
