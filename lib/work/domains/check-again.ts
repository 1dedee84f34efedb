import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { DomainCheckJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant, type Transaction } from '@/db/tenant';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { lockAsWorker } from '@/lib/work/records/change/lock-as-worker';
import { type Findings, lookUp, settleCheck } from './check-records';
import { readDomain } from './internal/read-domain';

/** Records change rarely, and lost ones must be noticed within the day. */
const pauseSeconds = 6 * 60 * 60;

/** Checks each domain again and again, so that a domain that lost its records says so (S2.20). */
export const domainCheckJobs: JobHandler = { kinds: ['domain-check'], lanes: 2, attempt };

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'domain-check') return 'obsolete';
  const { workspaceId } = job;
  if (!(await isKept(job))) return 'obsolete';
  const seen = await inTenant({ workspaceId }, (tx) => readDomain(tx, job));
  if (seen) {
    const findings = await lookUp(seen.dns);
    await inTenant({ workspaceId }, (tx) => settle(tx, job, seen.record.version, findings));
  }
  return { again: pauseSeconds };
}

/** Deleted domains can be restored, so their checks end only when their row is gone. */
function isKept({ workspaceId, recordId }: DomainCheckJob): Promise<boolean> {
  return inTenant({ workspaceId }, async (tx) => {
    const [row] = await tx
      .select({ id: collectionRecords.id })
      .from(collectionRecords)
      .where(and(eq(collectionRecords.workspaceId, workspaceId), eq(collectionRecords.id, recordId)));
    return row !== undefined;
  });
}

async function settle(
  tx: Transaction,
  job: DomainCheckJob,
  version: number,
  findings: Findings,
): Promise<void> {
  // A domain that was edited during the lookup is checked at the next turn.
  const locked = await lockAsWorker(tx, job, eq(collectionRecords.version, version));
  if (locked) await settleCheck(tx, locked.changer, locked.record, findings);
}
