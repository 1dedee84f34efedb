import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { freePort } from '@/db/embedded/free-port';
import type { Runner } from '@/db/embedded/runner';
import { requireProgram } from '../load/proxy';

const run = promisify(execFile);

/** A PostgreSQL of Debian's programs in a temporary directory. */
export interface Cluster {
  port: number;
  /** The superuser on the database `latchkey`, or another. */
  admin(database?: string): postgres.Sql;
  /** Makes a replica that streams from this server. */
  replicate(name: string): Promise<Cluster>;
  promote(): Promise<void>;
  /** Ends every process of the server by SIGKILL, as when its machine dies. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** The ids under which PostgreSQL and PgBouncer run: neither starts as root. */
export type Ids = Pick<Runner, 'options'>['options'];

/** The folder of the newest programs that are installed. */
async function findPrograms(): Promise<string> {
  const home = '/usr/lib/postgresql';
  const versions = (await readdir(home).catch(() => [])).sort((one, other) => Number(other) - Number(one));
  const folder = join(home, versions[0] ?? '15', 'bin');
  await requireProgram(join(folder, 'postgres'), 'postgresql');
  return folder;
}

/** Makes and starts an empty primary whose every connection from this machine is trusted. */
export async function startPrimary(directory: string, ids: Ids): Promise<Cluster> {
  const programs = await findPrograms();
  const data = join(directory, 'primary');
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    ids,
  );
  await appendFile(
    join(data, 'postgresql.conf'),
    `\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nwal_level = replica\nmax_connections = 100\n`,
  );
  return start({ programs, directory, data, ids });
}

interface Place {
  programs: string;
  directory: string;
  data: string;
  ids: Ids;
}

async function start(place: Place): Promise<Cluster> {
  const { programs, data, ids } = place;
  const port = await freePort();
  const child = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port)], {
    ...ids,
    // Ctrl-C reaches only the script, which stops everything in order.
    detached: true,
    stdio: 'ignore',
  });
  const admin = (database = 'latchkey') =>
    postgres({ host: '127.0.0.1', port, user: 'postgres', database, max: 2, onnotice: () => {} });
  await untilAnswers(child, () => admin('postgres'));
  return {
    port,
    admin,
    replicate: (name) => replicate(place, port, name),
    promote: async () => {
      await run(join(programs, 'pg_ctl'), ['promote', '--wait', '-D', data], ids);
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGINT'),
  };
}

async function replicate(place: Place, port: number, name: string): Promise<Cluster> {
  const data = join(place.directory, name);
  const source = `host=127.0.0.1 port=${port} user=postgres application_name=${name}`;
  await run(join(place.programs, 'pg_basebackup'), ['-D', data, '-R', '-c', 'fast', '-d', source], place.ids);
  return start({ ...place, data });
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  const { pid } = child;
  if (child.exitCode !== null || child.signalCode !== null || !pid) return;
  const exit = once(child, 'exit');
  if (signal === 'SIGKILL') {
    // Each backend has a process group; stopped, the server starts no further one.
    process.kill(pid, 'SIGSTOP');
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    for (const each of children.split(' ').filter(Boolean)) killQuietly(Number(each));
  }
  process.kill(pid, signal);
  await exit;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function untilAnswers(child: ChildProcess, connect: () => postgres.Sql): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode} as it started.`);
    const sql = connect();
    try {
      await sql`select 1`;
      return;
    } catch {
      await pause(100);
    } finally {
      await sql.end();
    }
  }
}

/** A directory for PostgreSQL and PgBouncer, of their user. */
export async function makeHome(directory: string, { owner }: Pick<Runner, 'owner'>): Promise<string> {
  const home = join(directory, 'databases');
  await mkdir(home, { mode: 0o700 });
  if (owner) await run('chown', [`${owner.uid}:${owner.gid}`, home]);
  return home;
}
