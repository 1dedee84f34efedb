import { rm } from 'node:fs/promises';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { makeTemporaryDirectory } from '../embedded/data-directory';
import { startEmbedded } from '../embedded/server';
import { migrate } from '../migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the migrated database that every test file clones. */
    templateUrl: string;
    /** The same server as its superuser. */
    adminUrl: string;
  }
}

/** One real server for the whole run, thrown away after it. Returns what ends it. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const directory = await makeTemporaryDirectory('latchkey-test-');
  const server = await startEmbedded({ directory, isDurable: false });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
    const sql = postgres(server.adminUrl, { max: 1 });
    // Nobody may connect to a database that is being cloned.
    await sql`alter database latchkey with is_template true allow_connections false`;
    await sql.end();
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('templateUrl', server.url);
  project.provide('adminUrl', server.adminUrl);
  return stop;
}
