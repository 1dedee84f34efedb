import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { disconnect } from '@/db/client';
import { type EmbeddedServer, startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { world } from '@/lib/test-support/world';
import { verifyDatabase } from '../audit/verify-database';
import type { Orders } from './invite-until-killed';

/** One line of the table: what was tried, and what was found. */
export interface Finding {
  fault: string;
  tried: string;
  found: string;
  isSound: boolean;
}

/** Every so many kills of processes the database is killed with them. */
const databaseEvery = 20;

/**
 * FA1: kills two processes that change access with SIGKILL, so many times, and now and then PostgreSQL with them.
 * Afterwards everything that was acknowledged is there, nothing is half there, and the audit trail verifies.
 */
export async function killProcesses(kills: number): Promise<Finding> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-faults-'));
  const server = await startEmbedded({ directory });
  try {
    await migrate(server.url);
    Object.assign(process.env, {
      DATABASE_URL: server.url,
      APP_ORIGIN: 'http://console.test',
      AUTH_SECRET: 'a secret that only this command knows',
    });
    const { owen } = await world({ people: { owen: 'owner' } });
    await disconnect();
    const acknowledged: string[] = [];
    let databaseKills = 0;
    for (let round = 1; round <= kills; round++) {
      const orders = { person: owen.person, slug: owen.workspace.slug };
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
    }
    const tried = `${kills} × two processes, ${databaseKills} × PostgreSQL with them; ${acknowledged.length} invitations acknowledged`;
    return { fault: 'FA1 kill -9 while access changes', tried, ...(await compare(server, acknowledged)) };
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
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

/** Compares what was acknowledged with memberships, events and waiting mails, once the server answers again. */
async function compare(server: EmbeddedServer, acknowledged: string[]) {
  const sql = postgres(await answering(server), { max: 1, onnotice: () => {} });
  const rows = await sql<{ email: string; events: number; mails: number }[]>`
    select email,
      (select count(*)::int from audit_events where event = 'member.invited' and subject_id = members.id) as events,
      (select count(*)::int from outbox where recipient = email) as mails
    from members where status = 'invited'`;
  await sql.end();
  const kept = new Set(rows.map(({ email }) => email));
  const lost = acknowledged.filter((email) => !kept.has(email)).length;
  const torn = rows.filter(({ events, mails }) => events !== 1 || mails !== 1).length;
  const verdicts = await verifyDatabase(server.url);
  const faults = verdicts.filter(({ fault }) => fault).length;
  const trail = faults === 0 ? 'the trail verifies' : `${faults} trails do not verify`;
  return { found: `${lost} lost, ${torn} half there; ${trail}`, isSound: lost + torn + faults === 0 };
}

/** The superuser's address, once the restarted server answers. */
async function answering({ adminUrl }: EmbeddedServer): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = '/latchkey';
  for (;;) {
    const sql = postgres(url.href, { max: 1 });
    try {
      await sql`select 1`;
      return url.href;
    } catch {
      await pause(200);
    } finally {
      await sql.end();
    }
  }
}
