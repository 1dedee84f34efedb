import { rm } from 'node:fs/promises';
import postgres from 'postgres';
import { disconnect } from '@/db/client';
import { makeTemporaryDirectory } from '@/db/embedded/data-directory';
import { startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { openTestWorkspace, type TestWorkspace } from '@/lib/test-support/test-workspace';

/** A temporary server with one workspace, on which the services run as in the console. */
export interface BenchServer {
  workspace: TestWorkspace;
  /** The superuser: fills tables and reads every row. */
  admin: postgres.Sql;
  /** The address of the superuser. */
  address: string;
}

let open: Promise<{ server: BenchServer; close: () => Promise<void> }> | undefined;

/** Returns the server of this run; creates it on the first call. */
export async function benchServer(): Promise<BenchServer> {
  open ??= openBenchServer();
  return (await open).server;
}

export async function closeBenchServer(): Promise<void> {
  await (await open)?.close();
}

async function openBenchServer() {
  const directory = await makeTemporaryDirectory('latchkey-bench-');
  const server = await startEmbedded({ directory, isDurable: false });
  await migrate(server.url);
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    APP_ORIGIN: 'http://bench.example',
    AUTH_SECRET: 'a secret of no consequence, for a server that is thrown away',
  });
  const address = new URL(server.adminUrl);
  address.pathname = '/latchkey';
  const admin = postgres(address.href, { max: 2, onnotice: () => {} });
  const close = async () => {
    await disconnect();
    await admin.end({ timeout: 5 });
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return {
    server: { admin, address: address.href, workspace: await openTestWorkspace(admin, 'enterprise') },
    close,
  };
}
