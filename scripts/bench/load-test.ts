import { setMaxListeners } from 'node:events';
import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTemporaryDirectory } from '@/db/embedded/data-directory';
import type { Measurement } from '../bench';
import { buildIfNeeded } from '../build';
import { makeCompanies } from '../load/company';
import { countLost } from '../load/compare';
import { type Fleet, startFleet } from '../load/fleet';
import { openStreams, type Streams } from '../load/open-streams';
import { type Acknowledged, warmUp, workUntil } from '../load/people-at-work';
import { type Revocations, revokeEverySecond } from '../load/revocations';
import { Tally } from '../load/tally';
import { benchServer } from './server';
import type { Ratio } from './table';

export interface LoadSizes {
  /** Signed-in people at work. */
  people: number;
  /** How long they work, and how long the console is idle before. */
  seconds: number;
  idleSeconds: number;
  /** Event streams of open consoles. */
  streams: number;
}

/** In seconds: what a person waits between two acts, on average. */
const thinking = 10;

/**
 * People at work on two processes behind nginx, beside open event streams, with a revocation every second and one process
 * killed in the middle and started again (RV7, FA1). Needs nginx; makes the build.
 */
export const loadTest: Measurement = async ({ load }) => {
  if (!(await buildIfNeeded())) throw new Error('The production build failed.');
  const server = await benchServer();
  const directory = await makeTemporaryDirectory('latchkey-load-');
  const companies = await makeCompanies(server.admin, load.people, load.seconds);
  const people = companies.flatMap((company) => company.people);
  let [fleet, streams]: [Fleet | undefined, Streams | undefined] = [undefined, undefined];
  try {
    fleet = await startFleet(directory, 2);
    process.env.APP_ORIGIN = fleet.origin;
    const ports = fleet.processes.map(({ port }) => port);
    await warmUp(ports, people);
    const idle = await measureIdle(fleet, load.idleSeconds);
    streams = await openStreams(fleet.origin, people, load.streams);
    const tally = new Tally();
    const acknowledged: Acknowledged = { contacts: [], notes: [] };
    const { signal, kills } = schedule(fleet, load.seconds);
    const day = { origin: fleet.origin, tally, acknowledged, signal, thinkingMs: thinking * 1_000 };
    const [revocations] = await Promise.all([
      revokeEverySecond({ ports, tally, signal }, companies),
      workUntil(day, people),
    ]);
    await kills;
    print(load, tally, streams, revocations);
    const lost = await countLost(server.admin, acknowledged, revocations);
    await untilReopened(streams, load.streams);
    return [...idle, ...verdicts(tally, revocations, lost), reopened(streams, load.streams)];
  } finally {
    streams?.close();
    await fleet?.stop();
    await rm(directory, { recursive: true, force: true });
  }
};

/** Transactions and time of the processor while no person is there, of each process and minute. */
async function measureIdle({ sum, processes }: Fleet, seconds: number): Promise<Ratio[]> {
  await pause(5_000);
  const metrics = ['latchkey_database_transactions_total', 'process_cpu_seconds_total'] as const;
  const before = await Promise.all(metrics.map(sum));
  await pause(seconds * 1_000);
  const after = await Promise.all(metrics.map(sum));
  const [transactions = 0, processor = 0] = after.map(
    (value, n) => ((value - (before[n] ?? 0)) * 60) / seconds / processes.length,
  );
  const what = 'idle minute of a process:';
  return [
    { what: `${what} transactions`, value: transactions, unit: 'transactions', bar: { atMost: 60 } },
    { what: `${what} processor`, value: processor * 1_000, unit: 'ms', bar: { atMost: 3_000 } },
  ];
}

/** Kills one process in the middle and starts it again three seconds later; ends the signal after the time. */
function schedule({ processes }: Fleet, seconds: number) {
  const work = new AbortController();
  // Each person waits for it.
  setMaxListeners(0, work.signal);
  setTimeout(() => work.abort(), seconds * 1_000);
  const kills = pause(seconds * 500).then(async () => {
    await processes[0]?.kill();
    await pause(3_000);
    await processes[0]?.start();
  });
  return { signal: work.signal, kills };
}

/** Browsers connect again within seconds, after half of the streams broke with their process. */
async function untilReopened(streams: Streams, wanted: number): Promise<void> {
  for (let tries = 0; streams.open() < wanted && tries < 30; tries++) await pause(1_000);
}

function print(load: LoadSizes, tally: Tally, streams: Streams, { acknowledged }: Revocations): void {
  const system = loadavg()[0]?.toFixed(1);
  console.log(
    `\n${load.people} people, ${load.seconds} s, ${streams.open()} of ${load.streams} streams open at the end ` +
      `(${streams.broken()} broke, ${streams.heard()} changes heard), ${acknowledged.length} revocations; load of the machine ${system}`,
  );
  console.table(tally.table());
  if (tally.failures.size > 0) console.table(Object.fromEntries(tally.failures));
}

function verdicts(tally: Tally, { served }: Revocations, lost: number): Ratio[] {
  const none = (what: string, value: number): Ratio => ({
    what,
    value,
    unit: 'requests',
    bar: { atMost: 0 },
  });
  return [
    none('errors that no retry healed', tally.unhealed),
    none('answers with data after a revocation', served),
    none('acknowledged, and not there exactly once', lost),
  ];
}

const reopened = (streams: Streams, wanted: number): Ratio => ({
  ...{ what: 'streams open again', value: streams.open(), unit: 'streams', bar: { atLeast: wanted } },
});
