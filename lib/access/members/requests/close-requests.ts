import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { accessRequests, type RequestOutcome, type RequestStatus } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';

interface Closing {
  workspaceId: string;
  /** The member whose open requests are closed. */
  memberId: string;
  /** Only these requests; absent: all open ones. */
  requestIds?: readonly string[];
  status: Exclude<RequestStatus, 'pending' | 'approved' | 'denied'>;
  outcome: RequestOutcome | null;
}

/**
 * Closes open requests of a member without an answer, with one audit event each (R7). The transaction must be in the
 * workspace and its organisation.
 *
 * @param actor who caused it; null for Latchkey itself
 * @returns how many it closed
 */
export async function closeRequests(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'> | null,
  { workspaceId, memberId, requestIds, status, outcome }: Closing,
): Promise<number> {
  const closed = await tx
    .update(accessRequests)
    .set({ status, outcome, answeredAt: sql`now()`, version: sql`${accessRequests.version} + 1` })
    .where(
      and(
        eq(accessRequests.workspaceId, workspaceId),
        eq(accessRequests.memberId, memberId),
        eq(accessRequests.status, 'pending'),
        requestIds && inArray(accessRequests.id, [...requestIds]),
      ),
    )
    .returning({ id: accessRequests.id, permission: accessRequests.permission });
  if (closed.length === 0) return 0;
  const [member] = await tx
    .select({ name: members.name, userId: members.userId, organisationId: members.organisationId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)));
  if (!member) return 0;
  for (const { id: requestId, permission } of closed) {
    await recordAudit(tx, actor, {
      event: `access-request.${status}`,
      organisationId: member.organisationId,
      workspaceId,
      subject: { id: memberId, name: member.name },
      after: { requestId, permission, outcome },
    });
  }
  await announceRequests(tx, { workspaceId, userId: member.userId });
  return closed.length;
}

/** Updates the pages that show requests, of those who decide and of the person who asked. */
export async function announceRequests(
  tx: Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string | null },
): Promise<void> {
  await announce(tx, { topic: 'members', workspaceId });
  if (userId) await announce(tx, { topic: 'notifications', workspaceId, userId });
}
