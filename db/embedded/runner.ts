import type { SpawnOptions } from 'node:child_process';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How to run the server's programs, because PostgreSQL refuses to run as root. */
export interface Runner {
  /** The command and arguments that run `program` as an ordinary user. */
  command(program: string, args: string[]): [string, string[]];
  options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** The owner of the programs' files, as seen from this process; absent: the user of this process. */
  owner?: { uid: number; gid: number };
}

/** Runs programs directly, for processes that are not root. */
export const plain: Runner = { command: (program, args) => [program, args], options: {} };

/**
 * Gives a file, or a directory with its content, to the user of a runner. Files that they own already stay unchanged.
 */
export async function own({ owner }: Runner, path: string): Promise<void> {
  if (!owner) return;
  const found = await lstat(path);
  if (found.uid === owner.uid) return;
  // The directory comes last: its owner shows that its content is done.
  const names = found.isDirectory() ? await readdir(path) : [];
  for (const name of names) await own({ ...plain, owner }, join(path, name));
  await lchown(path, owner.uid, owner.gid);
}
