import 'server-only';
import { sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { memberKey } from '../member-key';
import { type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import { closeInvitation, lockPending } from './pending-invitation';

/**
 * Revokes an invitation: its link stops working and the person is no longer listed. They had no access, so there is
 * nothing to undo; inviting again restores it.
 *
 * @throws Denied · NotFound · Invalid when the person has already joined
 */
export function revokeInvitation(ctx: WorkspaceContext, { memberId }: { memberId: string }): Promise<void> {
  return changingMembers(ctx, async (tx, actor) =>
    revokePending(tx, actor, await lockPending(tx, actor, memberId)),
  );
}

/** The same for a locked invited member, in a running change of memberships. */
export async function revokePending(tx: Transaction, actor: WorkspaceContext, member: Member): Promise<void> {
  const target = memberTarget(member, await readTopHolders(tx, actor));
  authorize(actor, 'users.revoke', target);
  await closeInvitation(tx, actor, member.id);
  await tx
    .update(members)
    .set({ status: 'left', leftAt: sql`now()`, version: member.version + 1 })
    .where(memberKey(actor, member.id));
  await recordAudit(tx, actor.person, {
    event: 'member.invitation-revoked',
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id: member.id, name: member.name },
    before: { role: member.role, restrictions: member.restrictions, grants: member.grants },
  });
  await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
}
