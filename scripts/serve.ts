import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { disconnect } from '@/db/client';
import { keptSecret } from '@/db/embedded/kept-secret';
import { type EmbeddedServer, startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { readSettings, type Settings, SettingsError } from '@/lib/platform/settings/settings';
import { buildIfNeeded } from './build';
import { type Demo, fillDemoOnce, hasUsers, type SeedDemo } from './demo';
import { explainFailure } from './explain-failure';
import { startWebServer } from './web-server';

interface ServeOptions {
  mode: 'start' | 'dev';
  /** Leaves a new embedded database empty: no demo. */
  isEmpty: boolean;
  /** Fills the demo also into the database of DATABASE_URL. */
  wantsDemo: boolean;
  seed?: SeedDemo;
}

/** The started processes; they stop in reverse order, the web server before its database. */
const running: (() => Promise<void>)[] = [];
let ending: Promise<void> | undefined;

function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const stop of running.reverse())
      await stop().catch((error: unknown) => console.error(explainFailure(error)));
    process.exit(code);
  })();
  return ending;
}

/** Starts everything that Latchkey needs, prints its address, and runs until Ctrl-C or SIGTERM. */
export async function serve(options: ServeOptions): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  try {
    await start(options);
  } catch (error) {
    // While stopping, running work fails; this is expected and not reported.
    if (!ending) console.error(`\n${explainFailure(error)}`);
    await end(1);
  }
}

async function start({ mode, isEmpty, wantsDemo, seed }: ServeOptions): Promise<void> {
  const directory = resolve(process.env.DATA_DIRECTORY || 'data');
  const host = process.env.LISTEN_HOST || (process.env.APP_ORIGIN ? '0.0.0.0' : '127.0.0.1');
  const isEmbedded = !process.env.DATABASE_URL;
  if (isEmbedded && process.env.DATABASE_DIRECT_URL)
    throw new SettingsError('DATABASE_DIRECT_URL needs DATABASE_URL: the address of the pooler.');
  if (isEmbedded && process.env.DATABASE_REPLICA_URL)
    throw new SettingsError('DATABASE_REPLICA_URL needs DATABASE_URL: the address of its primary.');
  // Validates the settings before anything starts, with a placeholder for those that the embedded database supplies.
  const placeholder = isEmbedded ? { DATABASE_URL: 'postgres://127.0.0.1/latchkey' } : {};
  const secret =
    isEmbedded && !process.env.AUTH_SECRET ? await keptSecret(directory, 'auth-secret') : undefined;
  const port = process.env.PORT || '3000';
  const given = {
    APP_ORIGIN: `http://localhost:${port}`,
    ...withoutEmpty(process.env),
    ...(secret ? { AUTH_SECRET: secret } : {}),
  };
  const settings = readSettings({ ...given, ...placeholder });
  await requireFreePort(host, settings.PORT);

  const database = isEmbedded ? await startDatabase(directory) : undefined;
  const url = database?.url ?? settings.DATABASE_URL;
  // The services of the console fill the demo, and they read their settings from the environment.
  Object.assign(process.env, given, { DATABASE_URL: url });
  // As the role that owns the tables, and with a lock that a pooler of transactions cannot keep.
  const owner = database ? url : (settings.DATABASE_DIRECT_URL ?? url);
  await migrate(owner);
  const demo = await demoFor({
    database,
    settings,
    directory,
    url: owner,
    seed: choose(seed, { isEmpty, isEmbedded, wantsDemo }),
  });
  const setupToken = (await hasUsers(owner)) ? undefined : randomBytes(32).toString('base64url');

  if (mode === 'start' && !(await buildIfNeeded()))
    throw new Error('The build failed: see its message above.');
  const web = await startWebServer({
    mode,
    host,
    port: settings.PORT,
    settings: {
      ...given,
      DATABASE_URL: url,
      ...(setupToken ? { SETUP_TOKEN: setupToken } : {}),
    },
  });
  running.push(web.stop);
  announce(settings.APP_ORIGIN, demo, setupToken);
  void web.ended.then((code) => end(code));
  void database?.ended.then(() => end(1));
}

async function startDatabase(directory: string): Promise<EmbeddedServer> {
  const starting = startEmbedded({ directory });
  // A signal during the start waits for it, so that no server is left running.
  running.push(async () => (await starting.catch(() => undefined))?.stop());
  const server = await starting;
  if (!server.cluster.startsWith(directory))
    console.log(`The database is kept in ${server.cluster}: its user cannot enter ${directory}.`);
  return server;
}

/** Chooses how to fill the demo, if at all. */
function choose(
  seed: SeedDemo | undefined,
  { isEmpty, isEmbedded, wantsDemo }: { isEmpty: boolean; isEmbedded: boolean; wantsDemo: boolean },
): SeedDemo | undefined {
  return !isEmpty && (isEmbedded || wantsDemo) ? seed : undefined;
}

async function demoFor(options: {
  database: EmbeddedServer | undefined;
  settings: Settings;
  directory: string;
  url: string;
  seed: SeedDemo | undefined;
}): Promise<Demo | undefined> {
  const { database, settings, directory, url, seed } = options;
  if (!seed) return undefined;
  const password = settings.DEMO_PASSWORD ?? randomBytes(9).toString('base64url');
  try {
    if (database) return await fillDemoOnce({ directory, url, adminUrl: database.adminUrl, password, seed });
    return (await hasUsers(url)) ? undefined : { password, lines: await seed({ password }) };
  } finally {
    await disconnect();
  }
}

function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error) => fail(new Error(whyNotServed(error, host, port))));
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

function whyNotServed(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another: PORT=${port + 1} npm start`;
  if (code === 'EACCES') return `Only root may serve port ${port}. Choose another: PORT=3000 npm start`;
  return `LISTEN_HOST=${host} is no address of this machine (${code}). Leave it out to serve this machine only.`;
}

function announce(origin: string, demo: Demo | undefined, setupToken: string | undefined): void {
  const lines = [`\nLatchkey is at ${origin}\n`];
  if (setupToken) lines.push(`Create the first organisation: ${origin}/setup?token=${setupToken}\n`);
  if (demo) {
    const width = Math.max(...demo.lines.map((line) => line.role.length));
    for (const organisation of new Set(demo.lines.map((line) => line.organisation))) {
      lines.push(organisation);
      for (const { role, email } of demo.lines.filter((line) => line.organisation === organisation))
        lines.push(`  ${role.padEnd(width)}  ${email}  ${demo.password}`);
    }
  }
  console.log(`${lines.join('\n')}\n`);
}
