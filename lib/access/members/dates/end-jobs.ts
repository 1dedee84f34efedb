import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { MembershipEndJob } from '@/db/schema/platform/outbox';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { notify } from '@/lib/access/notifications/notify';
import { finishWithin, type JobHandler, type Outcome, type Queued } from '@/lib/platform/jobs/run-jobs';
import { recordEndings } from './record-endings';

/** Warns before the end of a membership, and records each end that no request has met yet (B4, B5). */
export const endJobs: JobHandler = { kinds: ['membership-end'], attempt };

async function attempt(queued: Queued): Promise<Outcome> {
  const { job } = queued;
  if (job.kind !== 'membership-end') return 'obsolete';
  const { workspaceId } = job;
  return inTenant({ workspaceId }, async (tx) => {
    const member = await memberOf(tx, job);
    if (!member) return 'obsolete';
    await enter(tx, { workspaceId, organisationId: member.organisationId });
    if (job.daysBefore > 0) await warn(tx, job, member);
    else await recordEndings(tx, workspaceId);
    await finishWithin(tx, queued);
    return 'done';
  });
}

/** Undefined when the end has changed since then. */
async function memberOf(tx: Transaction, { workspaceId, memberId, endsAt }: MembershipEndJob) {
  const [member] = await tx
    .select({ organisationId: members.organisationId, endSetById: members.endSetById })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        eq(members.id, memberId),
        sql`${members.status} <> 'left' and ${endsAt}::timestamptz in (${members.endsAt}, ${members.revertsAt}, ${members.suspendedUntil})`,
      ),
    );
  return member;
}

async function warn(
  tx: Transaction,
  { workspaceId, memberId, endsAt, daysBefore: count }: MembershipEndJob,
  { endSetById }: { endSetById: string | null },
): Promise<void> {
  await notify(tx, workspaceId, {
    event: 'access-ends',
    memberIds: [memberId],
    actor: null,
    subject: { count, endsAt },
  });
  await notify(tx, workspaceId, {
    event: 'colleague-access-ends',
    memberIds: endSetById === null ? [] : [endSetById],
    actor: null,
    subject: { count, memberId, endsAt },
  });
}
