import { rm } from 'node:fs/promises';
import postgres from 'postgres';
import { disconnect } from '@/db/client';
import { makeTemporaryDirectory } from '@/db/embedded/data-directory';
import { startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { type Office, openOffice } from '@/lib/work/assignment/test-support/office';

/** A throwaway server with one workspace in it, which the services work on as they do in the console. */
export interface Scene {
  office: Office;
  /** Above the second wall: fills, and looks. */
  admin: postgres.Sql;
}

let open: Promise<{ scene: Scene; close: () => Promise<void> }> | undefined;

/** The scene of this run, made when it is first asked for. */
export async function scene(): Promise<Scene> {
  open ??= openScene();
  return (await open).scene;
}

export async function closeScene(): Promise<void> {
  await (await open)?.close();
}

async function openScene() {
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
    await admin.end();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { scene: { admin, office: await openOffice(admin, 'enterprise') }, close };
}
