import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { freePort } from '@/db/embedded/free-port';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then its programs run as the system user `postgres`. */
function ownerOf(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * Starts a temporary server of installed programs.
 *
 * @param programs the folder of `initdb` and `postgres`; absent: none is started
 */
export async function startInstalled(programs: string | undefined) {
  if (!programs) return null;
  const owner = ownerOf();
  const home = await mkdtemp(join(tmpdir(), 'latchkey-installed-'));
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(home, owner.uid, owner.gid);
  const data = join(home, 'data');
  const initdb = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', data];
  await run(join(programs, 'initdb'), initdb, { ...owner, cwd: '/' });
  const port = await freePort();
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    home,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ];
  const server = spawn(join(programs, 'postgres'), flags, { ...owner, cwd: '/', stdio: 'ignore' });
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await answering(adminUrl);
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  return { adminUrl, stop };
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await sql.end({ timeout: 5 });
    }
  }
}
