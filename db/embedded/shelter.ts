import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Binaries } from './binaries';
import { own, type Runner } from './runner';
import { isOpenToOthers } from './system-user';

/** Where files are put that the system user cannot reach in a private directory. */
export const systemShelter = '/var/lib/latchkey';

async function makeShelter(shelter: string): Promise<void> {
  await mkdir(shelter, { recursive: true });
  await chmod(shelter, 0o755);
  if (!(await isOpenToOthers(shelter))) throw new Error(`The user postgres cannot enter ${shelter}.`);
}

/** Copies the server's programs to a place that the runner's user can read; one copy per version. */
export async function shelterPrograms(
  binaries: Binaries,
  runner: Runner,
  shelter: string,
): Promise<Binaries> {
  const native = dirname(dirname(binaries.postgres));
  const { name, version }: { name: string; version: string } = JSON.parse(
    await readFile(join(native, '..', 'package.json'), 'utf8'),
  );
  const copy = join(shelter, `${name.replace('/', '-')}-${version}`);
  if (!existsSync(copy)) {
    await makeShelter(shelter);
    const draft = await mkdtemp(join(shelter, 'draft-'));
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await own(runner, draft);
    // Another start may have finished first; its copy is the same.
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  }
  const inCopy = (program: string) => join(copy, relative(native, program));
  return {
    initdb: inCopy(binaries.initdb),
    pg_ctl: inCopy(binaries.pg_ctl),
    postgres: inCopy(binaries.postgres),
  };
}

/**
 * Creates a place for a new cluster that the system user can enter, and a link to it in the data directory.
 *
 * @returns the path of the cluster
 */
export async function shelterCluster(link: string, shelter: string): Promise<string> {
  await makeShelter(shelter);
  const target = await mkdtemp(join(shelter, 'data-'));
  await chmod(target, 0o711);
  const cluster = join(target, 'postgres');
  await symlink(cluster, link);
  return cluster;
}
