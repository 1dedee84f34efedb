import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { RecordDueJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { collectionOf, type RecordKinds } from '../record-kinds';
import { enterState } from './enter-state';
import type { RecordRow } from './lock-record';
import type { Changer } from './record-change';

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
      await enterState(tx, due.changer, due.collection, due.record, { state: due.to }, kinds.effects);
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
    await enterState(tx, due.changer, due.collection, due.record, { state: due.otherwise });
    return 'done';
  });
}

/** Locks the record; undefined when it no longer waits, or waits for a later time. */
async function waiting(kinds: RecordKinds, tx: Transaction, { workspaceId, recordId }: RecordDueJob) {
  const [row] = await tx
    .select({ record: collectionRecords, organisationId: workspaces.organisationId })
    .from(collectionRecords)
    .innerJoin(workspaces, eq(workspaces.id, collectionRecords.workspaceId))
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.id, recordId),
        isNull(collectionRecords.deletedAt),
        isNull(workspaces.closedAt),
      ),
    )
    .for('update', { of: collectionRecords });
  const collection = row && collectionOf(kinds, row.record.collection);
  const { due } = collection ?? {};
  if (!collection || !due || row.record.state !== due.in) return undefined;
  if (!(await hasCome(tx, row.record, due.at))) return undefined;
  await enter(tx, { workspaceId, organisationId: row.organisationId });
  const changer: Changer = {
    person: null,
    member: null,
    workspace: { id: workspaceId },
    organisation: { id: row.organisationId },
  };
  return { ...due, collection, record: row.record, changer };
}

async function hasCome(tx: Transaction, { fields }: RecordRow, field: string): Promise<boolean> {
  const at = fields[field];
  if (typeof at !== 'string' || at === '') return true;
  const [row] = await tx.execute<{ hasCome: boolean }>(sql`select ${at}::timestamptz <= now() as "hasCome"`);
  return row?.hasCome ?? false;
}
