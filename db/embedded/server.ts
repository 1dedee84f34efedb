import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { arrange } from './arrange';
import { type Binaries, findBinaries } from './binaries';
import { type ClusterParameters, initialise } from './cluster';
import { makeDataDirectory } from './data-directory';
import { lockData } from './data-lock';
import { freePort } from './free-port';
import { keptSecret } from './kept-secret';
import { own } from './runner';
import { systemShelter } from './shelter';
import { type Launched, supervise } from './supervise';
import { untilReady } from './until-ready';

const run = promisify(execFile);

export interface EmbeddedServer {
  /** The database `latchkey`, as its owner, who is not a superuser: row-level security applies. */
  url: string;
  /** The same server as its superuser. */
  adminUrl: string;
  /** Another one after the server was started again. */
  readonly pid: number;
  /** The path of the cluster: inside the directory, unless the server's user cannot enter it. */
  cluster: string;
  /** Settles when the server has ended for good: it was stopped, or kept ending although it was started again. */
  ended: Promise<void>;
  /** Ends sessions, flushes all data, and unlocks the directory. */
  stop(): Promise<void>;
}

interface EmbeddedOptions {
  /** Contains the cluster, its password, its log and the lock. */
  directory: string;
  /** False only for the temporary server of a test run: a crash may then lose data. */
  isDurable?: boolean;
  /** Where root puts files that the server's user cannot reach in a private directory; for tests. */
  shelter?: string;
  /** Programs other than those installed by npm; for tests. */
  programs?: Binaries;
  /** Seconds before each time that a server which ended is started again; for tests. */
  pauses?: readonly number[];
}

/** A server that keeps ending is not started again for longer than about a minute. */
const growingPauses = [0.5, 1, 2, 4, 8, 16, 32];

const throwaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/**
 * Starts the PostgreSQL that npm installed, and again when it ends (OP4). Throws if another process holds the directory, or if it cannot run here.
 */
export async function startEmbedded({
  directory,
  isDurable = true,
  shelter = systemShelter,
  programs,
  pauses = growingPauses,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(directory);
  await makeDataDirectory(home);
  const lock = await lockData(home);
  try {
    const arrangement = await arrange(home, programs ?? (await findBinaries()), shelter);
    const password = await keptSecret(home, 'database-password', 24);
    const parameters: ClusterParameters = { ...arrangement, home, password, isDurable };
    await initialise(parameters);
    await endOrphan(parameters);
    // An earlier start may have run it as another user.
    await own(parameters.runner, parameters.cluster);
    const port = await freePort();
    const logPath = join(home, 'postgres.log');
    const server = supervise({
      first: await launch(parameters, { port, logPath, logMode: 'w' }),
      // On the same port: the console keeps its address.
      launchAgain: () => launch(parameters, { port, logPath, logMode: 'a' }),
      end: ({ child }) => endServer(parameters, child),
      pauses,
      logPath,
    });
    const adminUrl = addressOf(port, password);
    const stop = async () => {
      await server.stop();
      await lock.release();
    };
    try {
      const url = await createOwner(adminUrl, password);
      return {
        url,
        adminUrl,
        get pid() {
          return server.pid();
        },
        cluster: parameters.cluster,
        ended: server.ended,
        stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * After kill -9 of its starter the server keeps running without a parent. This process holds the lock, so it may stop
 * that server.
 */
async function endOrphan(parameters: ClusterParameters): Promise<void> {
  if (!existsSync(join(parameters.cluster, 'postmaster.pid'))) return;
  // Fails if no server runs; the new server handles a stale file of a crash itself.
  await sendStop(parameters).catch(() => {});
}

async function sendStop({ cluster, binaries, runner }: ClusterParameters): Promise<void> {
  const stop = ['stop', '--pgdata', cluster, '--mode', 'fast', '--wait', '--timeout', '60'];
  const [command, args] = runner.command(binaries.pg_ctl, stop);
  await run(command, args, { ...runner.options, cwd: '/' });
}

const addressOf = (port: number, password: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

async function launch(
  { cluster, password, binaries, runner, isDurable }: ClusterParameters,
  { port, logPath, logMode }: { port: number; logPath: string; logMode: 'w' | 'a' },
): Promise<Launched> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    // Statements contain names and addresses, which the error log must not (SA11).
    'log_min_error_statement=panic',
    ...(isDurable ? [] : throwaway),
  ];
  const log = openSync(logPath, logMode, 0o600);
  const [command, args] = runner.command(binaries.postgres, [
    ...['-D', cluster, '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  // A separate process group: Ctrl-C reaches only this process, which stops the web server before the database.
  const child = spawn(command, args, {
    ...runner.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  await untilReady(addressOf(port, password), ended, logPath);
  return { child, ended };
}

async function endServer(parameters: ClusterParameters, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  await sendStop(parameters);
  await exit;
}

/** Creates the console's role and database, once. Returns their connection string. */
async function createOwner(adminUrl: string, password: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = 'latchkey'`;
    if (!role) await sql.unsafe(`create role latchkey login createrole createdb password '${password}'`);
    const [database] = await sql`select 1 from pg_database where datname = 'latchkey'`;
    if (!database) await sql`create database latchkey owner latchkey`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(adminUrl);
  url.username = 'latchkey';
  url.pathname = '/latchkey';
  return url.href;
}
