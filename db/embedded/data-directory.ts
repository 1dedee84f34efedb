import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the directory that everything is kept in, unless it is there, so that the server's user may pass through it.
 * Throws an error that says what to do where nothing can be written in it.
 */
export async function makeDataDirectory(directory: string): Promise<void> {
  const probe = join(directory, `probe.${process.pid}`);
  try {
    // Past the umask, which would make it private.
    if (await mkdir(directory, { recursive: true })) await chmod(directory, 0o711);
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(
      `Nothing can be written in the data directory ${directory} (${code}). Make it writable, or name another: DATA_DIRECTORY=/path npm start`,
    );
  }
}

/** A new directory for a server that is thrown away; its user may pass through it. */
export async function makeTemporaryDirectory(prefix: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), prefix));
  await chmod(directory, 0o711);
  return directory;
}
