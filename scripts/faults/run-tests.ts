import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './finding';
import { findingsOf } from './findings-of';

const projects = ['unit*', 'db*', 'long-db'];

/**
 * Runs every test whose title carries a rule of faults (`FA…`).
 *
 * @param directory for the report
 * @returns one line a test, and one for each file that failed without one
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
  const [code] = await once(child, 'exit');
  return findingsOf(JSON.parse(await readFile(path, 'utf8')), code);
}
