import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, Gauge, Registry } from 'prom-client';
import { poolSize } from '@/db/client';
import { poolUse, takePeak } from '@/db/pool-use';
import { replicaUse } from '@/db/replica';
import { countStreams } from '@/lib/platform/events/open-streams';
import { countWaiting, type WaitingJobs } from '@/lib/platform/jobs/count-waiting';
import { instruments } from '@/lib/platform/metrics/instruments';
import { env } from '@/lib/platform/settings/settings';
import { withTimeout } from '@/lib/platform/with-timeout';
import { replicaStatus } from './watch-replica';

/** In milliseconds: a database that is away leaves out its numbers, and the others are read all the same. */
const answerTimeout = 2_000;

/** Whether the header holds METRICS_TOKEN; null when none is set, so that there is nothing to read (OP3). */
export function mayReadMetrics(authorization: string | null): boolean | null {
  const { METRICS_TOKEN } = env();
  if (!METRICS_TOKEN) return null;
  // Compares hashes, so that neither length nor duration reveals anything.
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${METRICS_TOKEN}`));
}

const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** What this process counted since its start, and how it is now, in Prometheus text format. */
export async function readMetrics(): Promise<{ text: string; type: string }> {
  const now = new Registry();
  addGauges([now]);
  addReplica([now]);
  await addJobs([now]);
  const { registry } = instruments();
  const merged = Registry.merge([registry, now]);
  return { text: await merged.metrics(), type: merged.contentType };
}

function addGauges(registers: Registry[]): void {
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name: `latchkey_${name}`, help, registers }).set(value);
  const { running, waiting, single, total, statements, errors } = poolUse();
  const begun = new Counter({
    name: 'latchkey_database_transactions_total',
    help: 'Transactions, and statements outside of them.',
    registers,
  });
  begun.inc(total);
  const sent = new Counter({
    name: 'latchkey_database_statements_total',
    help: 'Statements, with those that begin and end transactions.',
    registers,
  });
  sent.inc(statements);
  const failed = new Counter({
    name: 'latchkey_database_errors_total',
    help: 'Failed statements, by class of SQLSTATE, or connection.',
    labelNames: ['class'],
    registers,
  });
  for (const [name, count] of errors) failed.inc({ class: name }, count);
  const size = poolSize();
  gauge('database_pool_size', 'Connections of the pool, at most.', size);
  const inUse = Math.min(size, running + single);
  gauge('database_pool_in_use', 'Connections that run a transaction or statement.', inUse);
  gauge('database_pool_peak', 'The most connections in use at once since the last reading.', takePeak());
  gauge('database_pool_waiting', 'Transactions that wait for a connection.', waiting);
  gauge('event_streams_open', 'Open event streams.', countStreams());
}

function addReplica(registers: Registry[]): void {
  const status = replicaStatus();
  if (!status) return;
  const { state, behindBytes, behindSeconds } = status;
  const gauge = (name: string, help: string, value: number | null) => {
    if (value !== null) new Gauge({ name: `latchkey_replica_${name}`, help, registers }).set(value);
  };
  gauge('in_use', '1 while long reads come from the replica.', state === 'in-use' ? 1 : 0);
  gauge('behind_bytes', 'Bytes of the log that the replica has yet to replay.', behindBytes);
  gauge(
    'behind_seconds',
    'Age of the newest transaction that it has replayed; 0 with all of them.',
    behindSeconds,
  );
  const reads = new Counter({
    name: 'latchkey_long_reads_total',
    help: 'Long reads: in-use is from the replica, others are from the primary and why.',
    labelNames: ['replica'],
    registers,
  });
  for (const [replica, count] of replicaUse().reads) reads.inc({ replica }, count);
}

async function addJobs(registers: Registry[]): Promise<void> {
  const jobs = await withTimeout(answerTimeout, countWaiting()).catch(() => [] as WaitingJobs[]);
  const labelNames = ['kind'];
  const waits = new Gauge({
    name: 'latchkey_jobs_waiting',
    help: 'Due jobs of all processes, not yet begun.',
    labelNames,
    registers,
  });
  const ages = new Gauge({
    name: 'latchkey_jobs_oldest_age_seconds',
    help: 'Seconds since the oldest of them became due.',
    labelNames,
    registers,
  });
  for (const { kind, count, oldestAge } of jobs) {
    waits.set({ kind }, count);
    ages.set({ kind }, oldestAge);
  }
}
