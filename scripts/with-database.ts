import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startEmbedded } from '@/db/embedded/server';

/**
 * Runs an operator's work on the database of DATABASE_DIRECT_URL or else DATABASE_URL, or on the embedded one of ./data
 * (DATA_DIRECTORY), which must not be in use: Latchkey is stopped.
 *
 * @param work gets the connection string of the role that owns the tables
 * @throws Error when there is neither
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (given) return work(given);
  const directory = resolve(process.env.DATA_DIRECTORY || 'data');
  if (!existsSync(directory))
    throw new Error(`There is no data directory ${directory}. Set DATABASE_URL or DATA_DIRECTORY.`);
  const server = await startEmbedded({ directory });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
