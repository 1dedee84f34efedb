import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { members, presence } from '@/db/schema/access/members';
import { revocations } from '@/db/schema/access/seats';
import { announce, type Transaction } from '@/db/tenant';
import { endKeys } from '@/lib/access/api-keys/end-keys';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import { mailStatus } from '@/lib/access/notifications/mail-status';
import { handOverSeats } from '@/lib/access/seats/hand-over-seats';
import { Stale } from '@/lib/platform/errors';
import { closeCovers } from '../cover/close-covers';
import type { Member } from '../policy-target';
import { closeRequests } from '../requests/close-requests';
import type { Revocation } from './internal/revocation';

/**
 * Ends a membership. Every end of a membership goes through here, so that each can be undone the same way. The API keys
 * made in it end for good (KE1). The transaction must be in the member's workspace, hold its lock, and have authorised
 * the act.
 */
export async function end(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>,
  member: Member,
  successorId: string | null,
): Promise<Revocation> {
  const {
    workspaceId,
    id: memberId,
    organisationId,
    role,
    restrictions,
    grants,
    storedStatus: status,
  } = member;
  if (status !== 'active' && status !== 'suspended') throw new Stale();
  const here = and(eq(members.workspaceId, workspaceId), eq(members.id, memberId));
  await tx
    .update(members)
    .set({ status: 'left', leftAt: sql`now()`, version: member.version + 1 })
    .where(here);
  const revocation = await oneRow(
    tx.insert(revocations).values({ workspaceId, memberId, successorId, statusBefore: status }).returning(),
  );
  await handOverSeats(tx, { workspaceId, revocationId: revocation.id, fromId: memberId, toId: successorId });
  await tx
    .delete(presence)
    .where(and(eq(presence.workspaceId, workspaceId), eq(presence.memberId, memberId)));
  if (member.userId) await endKeys(tx, actor, { holderId: member.userId, membershipId: memberId });
  await closeCovers(tx, actor, member);
  await closeRequests(tx, actor, { workspaceId, memberId, status: 'cancelled', outcome: 'left' });
  await recordAudit(tx, actor, {
    event: 'member.revoked',
    organisationId,
    workspaceId,
    subject: { id: memberId, name: member.name },
    before: { role, restrictions, grants, status },
    after: { status: 'left', successorId },
  });
  await mailStatus(tx, member, 'ended');
  if (member.userId) await announce(tx, { topic: 'access', workspaceId, userId: member.userId });
  await announce(tx, { topic: 'members', workspaceId });
  return revocation;
}
