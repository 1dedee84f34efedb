import { appendFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeTemporaryDirectory } from '../embedded/data-directory';
import { type EmbeddedServer, startEmbedded } from '../embedded/server';
import { migrate } from '../migrate';
import { sqlState } from '../tenant';

interface Server {
  /** The database of the console, as the owner of its tables. */
  url: string;
  /** The superuser on that database. */
  admin: postgres.Sql;
}

export interface Pair {
  primary: Server;
  standby: Server & {
    /** Stops or continues what it replays from the primary. */
    replay: (what: 'pause' | 'resume') => Promise<void>;
    /** Makes it a primary. */
    promote: () => Promise<void>;
    /** Ends the server. */
    stop: () => Promise<void>;
  };
  stop: () => Promise<void>;
}

/** Starts a migrated, empty embedded server and a standby that streams from it. It cancels readers that are in its way at once. */
export async function startPair(): Promise<Pair> {
  const directory = await makeTemporaryDirectory('latchkey-standby-');
  const [home, copy] = [join(directory, 'primary'), join(directory, 'standby')];
  const first = await startEmbedded({ directory: home });
  await migrate(first.url);
  // Stopped, its files are a backup.
  await first.stop();
  await mkdir(copy);
  await cp(home, copy, { recursive: true });
  const running = await startEmbedded({ directory: home });
  const { port, password } = new URL(running.adminUrl);
  await writeFile(join(copy, 'postgres', 'standby.signal'), '', { mode: 0o600 });
  await appendFile(
    join(copy, 'postgres', 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${port} user=postgres password=${password}'\nmax_standby_streaming_delay = 0\n`,
  );
  const following = await startEmbedded({ directory: copy });
  const [primary, standby] = [serverOf(running), serverOf(following)];
  let stopped: Promise<void> | undefined;
  const stopStandby = () => {
    stopped ??= standby.admin.end({ timeout: 0 }).then(following.stop);
    return stopped;
  };
  return {
    primary,
    standby: {
      ...standby,
      replay: (what) => replay(standby.admin, what),
      promote: async () => {
        await standby.admin`select pg_promote()`;
      },
      stop: stopStandby,
    },
    stop: async () => {
      await stopStandby();
      await primary.admin.end();
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The statement too can be in the way of what is replayed: cancelled for that, it is sent again. */
async function replay(admin: postgres.Sql, what: 'pause' | 'resume'): Promise<void> {
  for (;;) {
    try {
      await admin.unsafe(`select pg_wal_replay_${what}()`);
      return;
    } catch (error) {
      if (sqlState(error) !== '40001') throw error;
    }
  }
}

function serverOf({ url, adminUrl }: EmbeddedServer): Server {
  const address = new URL(adminUrl);
  address.pathname = '/latchkey';
  return { url, admin: postgres(address.href, { max: 2, onnotice: () => {} }) };
}
