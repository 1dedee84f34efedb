import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries';
import type { Runner } from './system-user';

const run = promisify(execFile);

/** Everything that the server's programs need to know. */
export interface Place {
  home: string;
  cluster: string;
  password: string;
  binaries: Binaries;
  runner: Runner;
  isDurable: boolean;
}

/** Makes the cluster beside its final name, so that one killed half-way is never taken for a whole one. */
export async function initialise({
  home,
  cluster,
  password,
  binaries,
  runner,
  isDurable,
}: Place): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = join(home, 'postgres.new');
  const passwordFile = join(home, 'initdb-password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await runner.own(draft);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await runner.own(passwordFile);
  const flags = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The root collation: É beside E whichever language the reader has, on every system alike.
    '--locale-provider=icu',
    '--icu-locale=und',
    '--data-checksums',
    ...(isDurable ? [] : ['--no-sync']),
  ];
  try {
    const [command, args] = runner.command(binaries.initdb, flags);
    await run(command, args, { ...runner.options, cwd: '/' });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, cluster);
}
