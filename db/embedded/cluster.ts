import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Arrangement } from './arrange';
import { own } from './runner';

const run = promisify(execFile);

/** The parameters of the server's programs. */
export interface ClusterParameters extends Arrangement {
  home: string;
  password: string;
  isDurable: boolean;
}

/** Creates the cluster under a temporary name and renames it, so that an interrupted creation is never used. */
export async function initialise({
  cluster,
  password,
  binaries,
  runner,
  isDurable,
}: ClusterParameters): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = join(dirname(cluster), 'postgres.new');
  const passwordFile = join(dirname(cluster), 'initdb-password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await own(runner, draft);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await own(runner, passwordFile);
  const flags = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The root collation sorts É beside E in every language, identically on every system.
    '--locale-provider=icu',
    '--icu-locale=und',
    '--data-checksums',
    ...(isDurable ? [] : ['--no-sync']),
  ];
  try {
    const [command, args] = runner.command(binaries.initdb, flags);
    await run(command, args, { ...runner.options, cwd: '/' });
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL could not set up its data in ${dirname(cluster)}:\n${outputOf(error)}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, cluster);
}

/** The last lines of a program's output before it failed, or the reason why it did not run. */
function outputOf(error: unknown): string {
  const written = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return written ? written.split('\n').slice(-6).join('\n') : String(error);
}
