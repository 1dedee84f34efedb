import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import { revocations } from '@/db/schema/access/seats';
import { announce, type Transaction } from '@/db/tenant';
import { endKeys } from '@/lib/access/api-keys/end-keys';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import { handOverSeats } from '@/lib/access/seats/hand-over-seats';
import { Stale } from '@/lib/platform/errors';
import type { Member } from '../policy-target';
import type { Revocation } from './internal/revocation';

/**
 * Ends a membership. Every end of a membership goes through here, so that each can be undone the same way. The API keys
 * made in it end for good (KE1). The transaction must be in the member's workspace, hold its lock, and have authorised
 * the act.
 */
export async function end(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip'>,
  member: Member,
  successorId: string | null,
): Promise<Revocation> {
  const { workspaceId, id: memberId, organisationId, role, restrictions, grants, status } = member;
  if (status !== 'active' && status !== 'suspended') throw new Stale();
  const here = and(eq(members.workspaceId, workspaceId), eq(members.id, memberId));
  await tx
    .update(members)
    .set({ status: 'left', leftAt: sql`now()`, version: member.version + 1 })
    .where(here);
  const [revocation] = await tx
    .insert(revocations)
    .values({ workspaceId, memberId, successorId, statusBefore: status })
    .returning();
  if (!revocation) throw new Stale();
  await handOverSeats(tx, { workspaceId, revocationId: revocation.id, fromId: memberId, toId: successorId });
  await tx
    .delete(presence)
    .where(and(eq(presence.workspaceId, workspaceId), eq(presence.memberId, memberId)));
  if (member.userId) await endKeys(tx, actor, { holderId: member.userId, membershipId: memberId });
  await recordAudit(tx, actor, {
    event: 'member.revoked',
    organisationId,
    workspaceId,
    subject: { id: memberId, name: member.name },
    before: { role, restrictions, grants, status },
    after: { status: 'left', successorId },
  });
  if (member.userId) await announce(tx, { topic: 'access', workspaceId, userId: member.userId });
  await announce(tx, { topic: 'members', workspaceId });
  return revocation;
}
