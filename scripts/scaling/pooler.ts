import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { freePort } from '@/db/embedded/free-port';
import { own, type Runner } from '@/db/embedded/runner';
import { requireProgram } from '../load/proxy';

/** PgBouncer with transaction pooling. */
export interface Pooler {
  port: number;
  /** Leads new transactions to another server on this machine. */
  leadTo(port: number): Promise<void>;
  /** Connections of the console to PgBouncer, and those to the server for them. */
  count(): Promise<{ clients: number; servers: number }>;
  stop(): Promise<void>;
}

const users = ['latchkey_web', 'latchkey', 'pooler'];

/** Connections of one login to the server, at most. */
export const poolerSize = 20;

export async function startPooler(home: string, runner: Runner, server: number): Promise<Pooler> {
  const program = await requireProgram('/usr/sbin/pgbouncer', 'pgbouncer');
  const port = await freePort();
  const directory = join(home, 'pgbouncer');
  const path = join(directory, 'pgbouncer.ini');
  await mkdir(directory);
  await writeFile(join(directory, 'users.txt'), users.map((user) => `"${user}" ""\n`).join(''));
  await writeFile(path, configurationOf(directory, port, server));
  await own(runner, directory);
  const child = spawn(program, [path], { ...runner.options, detached: true, stdio: 'ignore' });
  const admin = () =>
    postgres({
      ...{ host: '127.0.0.1', port, user: 'pooler', database: 'pgbouncer', max: 1 },
      ...{ prepare: false, fetch_types: false },
    });
  const count = async () => {
    const sql = admin();
    try {
      const pools = await sql.unsafe('show pools').simple();
      const total = (names: string[]) =>
        pools
          .filter(({ user }) => user === 'latchkey_web')
          .reduce((sum, pool) => sum + names.reduce((each, name) => each + Number(pool[name]), 0), 0);
      return {
        clients: total(['cl_active', 'cl_waiting']),
        servers: total(['sv_active', 'sv_idle', 'sv_used', 'sv_login']),
      };
    } finally {
      await sql.end();
    }
  };
  while (child.exitCode === null && !(await count().catch(() => undefined))) await pause(100);
  if (child.exitCode !== null) throw new Error(`PgBouncer did not start: see ${directory}/pgbouncer.log.`);
  return {
    port,
    count,
    leadTo: async (other) => {
      await writeFile(path, configurationOf(directory, port, other));
      child.kill('SIGHUP');
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

function configurationOf(directory: string, port: number, server: number): string {
  return `
[databases]
latchkey = host=127.0.0.1 port=${server} dbname=latchkey
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(directory, 'users.txt')}
admin_users = pooler
logfile = ${join(directory, 'pgbouncer.log')}
pool_mode = transaction
default_pool_size = ${poolerSize}
max_client_conn = 1000
server_login_retry = 1
server_connect_timeout = 3
`;
}
