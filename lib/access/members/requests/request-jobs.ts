import 'server-only';
import { and, eq } from 'drizzle-orm';
import { accessRequests } from '@/db/schema/access/access-requests';
import { inTenant } from '@/db/tenant';
import { actingFor } from '@/lib/access/context/acting-for';
import { notify } from '@/lib/access/notifications/notify';
import { NotFound } from '@/lib/platform/errors';
import { finishWithin, type JobHandler, type Outcome, type Queued } from '@/lib/platform/jobs/run-jobs';
import type { Permission } from '@/lib/policy/catalogue';
import { findLifters } from './internal/find-lifters';
import { grantFor } from './internal/minimal-grant';
import { settleRequests } from './internal/settle-requests';

/**
 * Reminds those who can answer an open request, once, and writes its expiry where no request has met it yet (B1). A
 * request expires without it.
 */
export const requestJobs: JobHandler = { kinds: ['access-request'], attempt };

async function attempt(queued: Queued): Promise<Outcome> {
  const { job } = queued;
  if (job.kind !== 'access-request') return 'obsolete';
  const { workspaceId, requestId, isReminder } = job;
  const memberId = await openAsker(workspaceId, requestId);
  if (!memberId) return 'obsolete';
  try {
    await actingFor({ workspaceId, memberId }, async (tx, asker) => {
      await settleRequests(tx, asker, memberId);
      await finishWithin(tx, queued);
      if (!isReminder) return;
      const [request] = await tx.select().from(accessRequests).where(openKey(workspaceId, requestId));
      const grant = request && grantFor(asker, asker.member, request.permission as Permission);
      if (!grant) return;
      await notify(tx, workspaceId, {
        event: 'access-asked',
        memberIds: await findLifters(tx, asker, grant),
        actor: { memberId, name: asker.member.name },
        subject: { memberId, requestId },
      });
    });
    return 'done';
  } catch (error) {
    // The asker has no access now: what ended it has closed the request.
    if (error instanceof NotFound) return 'obsolete';
    throw error;
  }
}

const openKey = (workspaceId: string, requestId: string) =>
  and(
    eq(accessRequests.workspaceId, workspaceId),
    eq(accessRequests.id, requestId),
    eq(accessRequests.status, 'pending'),
  );

async function openAsker(workspaceId: string, requestId: string): Promise<string | undefined> {
  const [open] = await inTenant({ workspaceId }, (tx) =>
    tx
      .select({ memberId: accessRequests.memberId })
      .from(accessRequests)
      .where(openKey(workspaceId, requestId)),
  );
  return open?.memberId;
}
