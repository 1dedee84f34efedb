import type { SpawnOptions } from 'node:child_process';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How to run the server's programs: PostgreSQL refuses to run as root. */
export interface Runner {
  /** The command and arguments that start `program` as a plain user. */
  command(program: string, args: string[]): [string, string[]];
  options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Who owns what the programs write, as seen from here; absent: whoever runs us. */
  owner?: { uid: number; gid: number };
}

/** For a process that is no root itself. */
export const plain: Runner = { command: (program, args) => [program, args], options: {} };

/** Gives a file, or a directory with all that is in it, to the user of a runner. What is theirs already stays untouched. */
export async function own({ owner }: Runner, path: string): Promise<void> {
  if (!owner) return;
  const found = await lstat(path);
  if (found.uid === owner.uid) return;
  // The directory last: it shows that all in it is done.
  const names = found.isDirectory() ? await readdir(path) : [];
  for (const name of names) await own({ ...plain, owner }, join(path, name));
  await lchown(path, owner.uid, owner.gid);
}
