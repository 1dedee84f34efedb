import { execFile } from 'node:child_process';
import { constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { plain, type Runner } from './runner';

const run = promisify(execFile);

interface Ids {
  uid: number;
  gid: number;
}

/** The ids of a system user; null if there is none of that name. */
export async function idsOf(name: string): Promise<Ids | null> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return null;
  }
}

/**
 * Returns a runner for the user `postgres`, creating the user if missing.
 *
 * @returns null if the user cannot be created
 */
export async function systemUserRunner(): Promise<Runner | null> {
  const ids = (await idsOf('postgres')) ?? (await made('postgres'));
  return ids && { ...plain, options: ids, owner: ids };
}

async function made(name: string): Promise<Ids | null> {
  const args = ['--system', '--user-group', '--no-create-home', name];
  await run('useradd', args).catch(() => undefined);
  return idsOf(name);
}

/** Whether a user who is neither owner nor in the group can pass through `path` and all its parents. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  for (let directory = path; ; directory = dirname(directory)) {
    if (((await stat(directory)).mode & constants.S_IXOTH) === 0) return false;
    if (directory === dirname(directory)) return true;
  }
}
