import 'server-only';
import { sql } from 'drizzle-orm';
import type { RecordDueJob } from '@/db/schema/platform/outbox';
import { inTenant, type Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { collectionOf, type RecordKinds } from '../record-kinds';
import { enterState } from './enter-state';
import { lockAsWorker } from './lock-as-worker';
import type { RecordRow } from './lock-record';

/**
 * Makes the transitions whose time has come, by the clock of the database: campaigns are sent, ads start.
 * They also happen when the member who scheduled them has left (R8).
 */
export const dueRecordJobs = (kinds: RecordKinds): JobHandler => ({
  kinds: ['record-due'],
  attempt: (queued) => attempt(kinds, queued),
});

async function attempt(kinds: RecordKinds, { job }: Queued): Promise<Outcome> {
  if (job.kind !== 'record-due') return 'obsolete';
  try {
    return await inTenant({ workspaceId: job.workspaceId }, async (tx) => {
      const due = await waiting(kinds, tx, job);
      if (!due) return 'obsolete';
      await enterState(tx, due.changer, due.collection, due.record, { state: due.to }, kinds);
      return 'done';
    });
  } catch (error) {
    if (error instanceof Invalid) return holdBack(kinds, job);
    throw error;
  }
}

/**
 * A transition that is refused now puts the record into its `otherwise` state, for review, so that it does
 * not start later by surprise.
 */
async function holdBack(kinds: RecordKinds, job: RecordDueJob): Promise<Outcome> {
  return inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const due = await waiting(kinds, tx, job);
    if (!due) return 'obsolete';
    await enterState(tx, due.changer, due.collection, due.record, { state: due.otherwise }, kinds);
    return 'done';
  });
}

/** Locks the record; undefined when it no longer waits, or waits for a later time. */
async function waiting(kinds: RecordKinds, tx: Transaction, job: RecordDueJob) {
  const locked = await lockAsWorker(tx, job);
  const collection = locked && collectionOf(kinds, locked.record.collection);
  const { due } = collection ?? {};
  if (!locked || !collection || !due || locked.record.state !== due.in) return undefined;
  if (!(await hasCome(tx, locked.record, due.at))) return undefined;
  return { ...due, ...locked, collection };
}

async function hasCome(tx: Transaction, { fields }: RecordRow, field: string): Promise<boolean> {
  const at = fields[field];
  if (typeof at !== 'string' || at === '') return true;
  const [row] = await tx.execute<{ hasCome: boolean }>(sql`select ${at}::timestamptz <= now() as "hasCome"`);
  return row?.hasCome ?? false;
}
