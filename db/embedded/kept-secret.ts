import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataDirectory } from './data-directory';

/** Returns a secret of this installation: random on first use, afterwards read from the data directory. */
export async function keptSecret(directory: string, name: string, bytes = 32): Promise<string> {
  await makeDataDirectory(directory);
  const path = join(directory, name);
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept.trim()) return kept.trim();
  const made = randomBytes(bytes).toString('base64url');
  await writeFile(path, made, { mode: 0o600 });
  return made;
}
