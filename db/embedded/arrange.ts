import { existsSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries';
import { plain, type Runner } from './runner';
import { shelterCluster, shelterPrograms } from './shelter';
import { isOpenToOthers, systemUserRunner } from './system-user';
import { namespaceRunner } from './user-namespace';

/** The location of the cluster and its programs, and the user that runs them. */
export interface Arrangement {
  cluster: string;
  binaries: Binaries;
  runner: Runner;
}

/**
 * Finds a way to run the server's programs, which refuse to run as root. As root, they run as the system user
 * `postgres` if that user can read programs and data; in a private directory, such as /root, they run in a user
 * namespace. If the system forbids namespaces, programs and a new cluster are put into `shelter`, which the system
 * user can enter.
 */
export async function arrange(home: string, binaries: Binaries, shelter: string): Promise<Arrangement> {
  const link = join(home, 'postgres');
  const cluster = await readlink(link).catch(() => link);
  if (userInfo().uid !== 0) return { cluster, binaries, runner: plain };

  const [isDataOpen, areProgramsOpen] = await Promise.all([
    isOpenToOthers(dirname(cluster)),
    isOpenToOthers(binaries.postgres),
  ]);
  if (isDataOpen && areProgramsOpen) {
    const runner = await systemUserRunner();
    if (runner) return { cluster, binaries, runner };
  }
  const asOwner = await namespaceRunner(binaries.postgres);
  if (asOwner) return { cluster, binaries, runner: asOwner };

  const runner = await systemUserRunner();
  if (!runner) {
    throw new Error(
      'PostgreSQL refuses to run as root, and there is no user postgres and none can be created. Create one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  if (!isDataOpen && existsSync(cluster)) {
    throw new Error(
      `The user postgres cannot enter ${cluster}, and this system does not allow user namespaces. Move the directory to a place that every user can enter, and set its path: mv ${home} ${shelter} && DATA_DIRECTORY=${shelter} npm start`,
    );
  }
  return {
    cluster: isDataOpen ? cluster : await shelterCluster(link, shelter),
    binaries: areProgramsOpen ? binaries : await shelterPrograms(binaries, runner, shelter),
    runner,
  };
}
