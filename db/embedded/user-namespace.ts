import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Runner } from './runner';
import { idsOf } from './system-user';

const run = promisify(execFile);

/**
 * Runs programs in a user namespace in which root is an ordinary user without privileges: they reach what root owns, in
 * a private directory too, and take themselves for no root. The processes keep their ids and get signals as always.
 *
 * @returns null where the system has no namespaces, or refuses them
 */
export async function namespaceRunner(program: string): Promise<Runner | null> {
  // initdb asks for the name of its user, so the id has to be somebody's.
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
