import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { disconnect } from '@/db/client';
import { startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { world } from '@/lib/test-support/world';
import { answering, compare } from './compare';
import type { Finding } from './finding';
import type { Orders } from './invite-until-killed';

/** Every so many kills of processes the database is killed with them. */
const databaseEvery = 20;

/**
 * FA1: kills two processes that change access with SIGKILL, so many times, and now and then PostgreSQL with them.
 * Afterwards everything that was acknowledged is there, nothing is half there, and the audit trail verifies.
 */
export async function killProcesses(kills: number): Promise<Finding> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-faults-'));
  const pauses = Array.from({ length: kills }, () => 0.5);
  const server = await startEmbedded({ directory, pauses });
  try {
    await migrate(server.url);
    Object.assign(process.env, {
      DATABASE_URL: server.url,
      APP_ORIGIN: 'http://console.test',
      AUTH_SECRET: 'a secret that only this command knows',
    });
    const acknowledged: string[] = [];
    let databaseKills = 0;
    let orders = await newOrders();
    for (let round = 1; round <= kills; round++) {
      const changers = ['a', 'b'].map((name) => start({ ...orders, mark: `${name}${round}` }, acknowledged));
      const soFar = acknowledged.length;
      while (acknowledged.length < soFar + 2) {
        if (changers.some(({ exitCode }) => exitCode !== null))
          throw new Error('A process ended by itself: its error is above.');
        await pause(5);
      }
      await pause(Math.random() * 1_000);
      const killsDatabase = round % databaseEvery === 0;
      if (killsDatabase) process.kill(server.pid, 'SIGKILL');
      databaseKills += Number(killsDatabase);
      await Promise.all(changers.map(killed));
      // A process that is started while PostgreSQL still recovers would end at once, which is no loss.
      if (killsDatabase) await answering(server);
      if (killsDatabase) orders = await newOrders();
    }
    const tried = `${kills} × two processes, ${databaseKills} × PostgreSQL with them; ${acknowledged.length} invitations acknowledged`;
    return { fault: 'FA1 kill -9 while access changes', tried, ...(await compare(server, acknowledged)) };
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Another organisation, before the invitations of a day are used up in the last one (IN14). */
async function newOrders(): Promise<Omit<Orders, 'mark'>> {
  const { owen } = await world({ people: { owen: 'owner' } });
  await disconnect();
  return { person: owen.person, slug: owen.workspace.slug };
}

function start(orders: Orders, acknowledged: string[]): ChildProcess {
  const program = ['--conditions=react-server', '--import', 'tsx', 'scripts/faults/invite-until-killed.ts'];
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin?.write(`${JSON.stringify(orders)}\n`);
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => acknowledged.push(line));
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}
