import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Creates the data directory if it does not exist, and lets the server's user pass through it. Throws an error with
 * the remedy if it is not writable.
 */
export async function makeDataDirectory(directory: string): Promise<void> {
  const probe = join(directory, `probe.${process.pid}`);
  try {
    // Overrides the umask, which would make it private.
    if (await mkdir(directory, { recursive: true })) await chmod(directory, 0o711);
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(
      `The data directory ${directory} is not writable (${code}). Make it writable, or choose another: DATA_DIRECTORY=/path npm start`,
    );
  }
}

/** Creates a directory for a temporary server, whose user can pass through it. */
export async function makeTemporaryDirectory(prefix: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), prefix));
  await chmod(directory, 0o711);
  return directory;
}
