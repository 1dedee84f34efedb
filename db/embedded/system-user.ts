import { execFileSync, type SpawnOptions } from 'node:child_process';
import { access, chown, constants, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** How to run one of the server's programs: PostgreSQL refuses to run as root. */
export interface Runner {
  /** The command and arguments that start `program` as a plain user. */
  command(program: string, args: string[]): [string, string[]];
  options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Gives a file or directory to that user. */
  own(path: string): Promise<void>;
}

const plain: Runner = {
  command: (program, args) => [program, args],
  options: {},
  own: async () => {},
};

function idOf(flag: '-u' | '-g'): number {
  return Number(
    execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}

function postgresUser(): { uid: number; gid: number } {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** Whether a user who is neither owner nor in the group may pass through every directory above `path`. */
async function isOpenToOthers(path: string): Promise<boolean> {
  for (let directory = path; ; directory = dirname(directory)) {
    if (((await stat(directory)).mode & constants.S_IXOTH) === 0) return false;
    if (directory === dirname(directory)) return true;
  }
}

/**
 * Drops root where the process has it: the server runs as the user `postgres`, made if absent. Where that user
 * cannot pass the directories above (a checkout in /root), it keeps the one capability that lets it.
 */
export async function findRunner(paths: string[]): Promise<Runner> {
  if (userInfo().uid !== 0) return plain;
  const { uid, gid } = postgresUser();
  const own = (path: string) => chown(path, uid, gid);
  const areOpen = (await Promise.all(paths.map(isOpenToOthers))).every(Boolean);
  if (areOpen) return { command: plain.command, options: { uid, gid }, own };

  const setpriv = '/usr/bin/setpriv';
  await access(setpriv, constants.X_OK).catch(() => {
    throw new Error(
      `The user postgres cannot enter ${paths.join(' or ')}. Move the project out of a private directory, run it as a plain user, or set DATABASE_URL.`,
    );
  });
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return {
    command: (program, args) => [setpriv, [...drop, ...keep, '--', program, ...args]],
    options: {},
    own,
  };
}
