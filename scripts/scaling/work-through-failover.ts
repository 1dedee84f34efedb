import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyDatabase } from '../audit/verify-database';
import type { Finding } from '../faults/finding';
import { makeCompanies, type Worker } from '../load/company';
import { countLost } from '../load/compare';
import { startFleet } from '../load/fleet';
import { openStreams } from '../load/open-streams';
import { type Acknowledged, loadPage, warmUp, workUntil } from '../load/people-at-work';
import { revokeEverySecond } from '../load/revocations';
import { Tally } from '../load/tally';
import type { Databases } from './arrange';
import { poolerSize } from './pooler';

export interface Sizes {
  people: number;
  seconds: number;
  streams: number;
}

/** How many seconds pass between the death of the primary and the decision to promote: what a monitor takes to be sure. */
const monitorSeconds = 3;

/** People work on three processes while the primary is killed and the replica promoted. */
export async function workThroughFailover(databases: Databases, sizes: Sizes): Promise<Finding[]> {
  const { directory, primary, replica, pooler, settings } = databases;
  const source = primary.admin();
  const companies = await makeCompanies(source, sizes.people, sizes.seconds);
  await source.end();
  const people = companies.flatMap((company) => company.people);
  const fleet = await startFleet(directory, 3, {
    ...settings,
    // It becomes the primary.
    DATABASE_REPLICA_URL: `postgres://latchkey@127.0.0.1:${replica.port}/latchkey`,
  });
  const work = new AbortController();
  const { signal } = work;
  // Each person waits for it.
  setMaxListeners(0, signal);
  try {
    process.env.APP_ORIGIN = fleet.origin;
    const ports = fleet.processes.map(({ port }) => port);
    await warmUp(ports, people);
    const streams = await openStreams(fleet.origin, people, sizes.streams);
    const tally = new Tally();
    const acknowledged: Acknowledged = { contacts: [], notes: [] };
    const day = { origin: fleet.origin, tally, acknowledged, signal, thinkingMs: 5_000 };
    const working = Promise.all([
      revokeEverySecond({ ports, tally, signal }, companies),
      workUntil(day, people),
      ...companies.map((company) => reportEverySecond(day, company.owner)),
    ]);
    await pause(sizes.seconds * 500);
    const pooled = await pooler.count();
    const heardBefore = streams.heard();
    const readThere = await fleet.sum('latchkey_long_reads_total{replica="in-use"}');
    await primary.kill();
    const died = performance.now();
    await pause(monitorSeconds * 1_000);
    await replica.promote();
    await pooler.leadTo(replica.port);
    const answered = await untilNext(acknowledged);
    const away = ((answered - died) / 1_000).toFixed(1);
    await pause(sizes.seconds * 500);
    work.abort();
    const [revocations] = await working;
    const heardAfter = streams.heard() - heardBefore;
    const readHere = await fleet.sum('latchkey_long_reads_total{replica="no-standby"}');
    streams.close();
    console.table(tally.table());
    if (tally.failures.size > 0) console.table(Object.fromEntries(tally.failures));
    const promoted = replica.admin();
    const lost = await countLost(promoted, acknowledged, revocations);
    await promoted.end();
    const done = acknowledged.contacts.length + acknowledged.notes.length + revocations.acknowledged.length;
    return [
      line(
        'PgBouncer: three processes with pools of ten share its connections',
        pooled.servers <= poolerSize && pooled.clients > 0,
        `${pooled.clients} of clients, ${pooled.servers} to the server`,
      ),
      line(
        'LISTEN by the direct connection: open consoles hear of changes',
        heardBefore > 0,
        `${heardBefore} heard before the failover`,
      ),
      line(
        'primary killed, replica promoted while people work',
        tally.unhealed === 0,
        `${away} s until the next write (${monitorSeconds} s of them until the promotion); ${tally.answered} requests answered, ${tally.unhealed} that no retry healed`,
      ),
      line(
        'nothing acknowledged is lost',
        lost === 0,
        `${done} acknowledged, ${lost} not there exactly once`,
      ),
      line(
        'no answer with data after a revocation',
        revocations.served === 0,
        `${revocations.acknowledged.length} revocations, ${revocations.served} answers`,
      ),
      line(
        'replica to read from: reports of the three processes come from it until it is promoted',
        readThere > 0 && readHere > 0,
        `${readThere} reads from the replica before; ${readHere} found the new primary instead and read that`,
      ),
      line('LISTEN finds the new primary', heardAfter > 0, `${heardAfter} changes heard after the failover`),
      await verifyTrails(replica.port),
    ];
  } finally {
    work.abort();
    await fleet.stop();
  }
}

const line = (fault: string, isSound: boolean, found: string): Finding => ({
  ...{ fault, tried: 'tried', found, isSound },
});

/** The page of reports, which is read from the replica. */
async function reportEverySecond(
  { origin, tally, signal }: Pick<Parameters<typeof workUntil>[0], 'origin' | 'tally' | 'signal'>,
  { slug, token }: Worker,
): Promise<void> {
  while (!signal.aborted) {
    await tally.count('reports', () => loadPage(`${origin}/w/${slug}/reports`, token));
    await pause(1_000, undefined, { signal }).catch(() => {});
  }
}

/** When the next contact or note after this moment was acknowledged. */
async function untilNext({ contacts, notes }: Acknowledged): Promise<number> {
  const before = contacts.length + notes.length;
  while (contacts.length + notes.length === before) await pause(20);
  return performance.now();
}

async function verifyTrails(port: number): Promise<Finding> {
  const verdicts = await verifyDatabase(`postgres://postgres@127.0.0.1:${port}/latchkey`);
  const faults = verdicts.filter(({ fault }) => fault).length;
  const found = `${verdicts.length} trails, ${faults} that do not verify`;
  return line('the audit trails verify on the new primary', faults === 0, found);
}
