import { rm } from 'node:fs/promises';
import type postgres from 'postgres';
import { disconnect } from '@/db/client';
import { makeTemporaryDirectory } from '@/db/embedded/data-directory';
import { plain, type Runner } from '@/db/embedded/runner';
import { systemUserRunner } from '@/db/embedded/system-user';
import { migrate } from '@/db/migrate';
import { type Cluster, makeHome, startPrimary } from './cluster';
import { type Pooler, startPooler } from './pooler';

/** A primary with a synchronous replica and an asynchronous one to read from, PgBouncer in front of the primary, and the settings of the console. */
export interface Databases {
  directory: string;
  primary: Cluster;
  replica: Cluster;
  reader: Cluster;
  pooler: Pooler;
  settings: { DATABASE_URL: string; DATABASE_DIRECT_URL: string; AUTH_SECRET: string };
  stop(): Promise<void>;
}

export async function startDatabases(): Promise<Databases> {
  const directory = await makeTemporaryDirectory('latchkey-scaling-');
  const stops: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const runner: Runner | null = process.getuid?.() === 0 ? await systemUserRunner() : plain;
    if (!runner) throw new Error('PostgreSQL refuses to run as root, and the user postgres cannot be made.');
    const home = await makeHome(directory, runner);
    const primary = await startPrimary(home, runner.options);
    stops.push(primary.stop);
    const replica = await prepare(primary);
    stops.push(replica.stop);
    const reader = await primary.replicate('reader');
    stops.push(reader.stop);
    const pooler = await startPooler(home, runner, primary.port);
    stops.push(pooler.stop);
    const hosts = `127.0.0.1:${primary.port},127.0.0.1:${replica.port}`;
    const settings = {
      DATABASE_URL: `postgres://latchkey_web@127.0.0.1:${pooler.port}/latchkey`,
      DATABASE_DIRECT_URL: `postgres://latchkey@${hosts}/latchkey?target_session_attrs=read-write`,
      AUTH_SECRET: 'a secret of no consequence, for a server that is thrown away',
    };
    // That of the proxy replaces it once it is known.
    Object.assign(process.env, settings, { APP_ORIGIN: 'http://scaling.test' });
    stops.push(disconnect);
    return { directory, primary, replica, reader, pooler, settings, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Creates the roles and the schema as docs/scaling.md says, and then a replica that every commit waits for. */
async function prepare(primary: Cluster): Promise<Cluster> {
  const server = primary.admin('postgres');
  await server`create role latchkey login createrole`;
  await server`create database latchkey owner latchkey`;
  await migrate(`postgres://latchkey@127.0.0.1:${primary.port}/latchkey`);
  await createLogin(server);
  const replica = await primary.replicate('replica');
  await server`alter system set synchronous_standby_names = 'replica'`;
  await server`select pg_reload_conf()`;
  for (let isSynchronous = false; !isSynchronous; ) {
    const [row] = await server`select sync_state from pg_stat_replication`;
    isSynchronous = row?.sync_state === 'sync';
  }
  await server.end();
  return replica;
}

/** The login of the pooler: what the console otherwise sets for each session. */
async function createLogin(server: postgres.Sql): Promise<void> {
  await server`create role latchkey_web login in role latchkey_app`;
  await server`alter role latchkey_web set role = 'latchkey_app'`;
  await server`alter role latchkey_web set statement_timeout = '30s'`;
  await server`alter role latchkey_web set idle_in_transaction_session_timeout = '30s'`;
}
