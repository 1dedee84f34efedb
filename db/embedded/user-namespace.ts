import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Runner } from './runner';
import { idsOf } from './system-user';

const run = promisify(execFile);

/**
 * Returns a runner for a user namespace in which root is an ordinary user without privileges: programs can read files
 * of root, also in a private directory, and do not see themselves as root. Processes keep their ids and receive
 * signals.
 *
 * @returns null if the system has no user namespaces or forbids them
 */
export async function namespaceRunner(program: string): Promise<Runner | null> {
  // initdb looks up the name of its user, so the id must belong to an existing user.
  const user = (await idsOf('postgres')) ?? (await idsOf('daemon')) ?? (await idsOf('nobody'));
  if (!user) return null;
  const enter = ['--user', `--map-user=${user.uid}`, '--'];
  const runner: Runner = {
    command: (file, args) => ['unshare', [...enter, file, ...args]],
    options: {},
    owner: { uid: 0, gid: 0 },
  };
  const [command, args] = runner.command(program, ['--version']);
  return run(command, args, { cwd: '/' }).then(
    () => runner,
    () => null,
  );
}
