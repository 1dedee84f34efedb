import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { invitations, members } from '@/db/schema/access/members';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import { notify } from '@/lib/access/notifications/notify';
import { type FoundInvitation, isInviterEntitled, linksOf, readInvitation } from './find-by-token';
import { dead, invitedUser, lockMembershipsOf } from './internal/invited';
import { ownHash } from './internal/own-links';

/**
 * Declines an invitation to the person's own address, in every account that its link would join. Its link stops working,
 * and who invited them is notified. They can be invited again.
 *
 * @throws NotFound when it is not for the person's verified address · Invalid when its link would not work
 */
export async function declineInvitation(person: SignedIn, id: string): Promise<void> {
  const hash = await ownHash(person, id);
  await inTenant({ invitationHash: hash }, async (tx) => {
    await lockMembershipsOf(tx, hash);
    let isDeclined = false;
    for (const link of await linksOf(tx, hash)) {
      const found = await readInvitation(tx, link);
      if (!found || found.isExpired || !isInviterEntitled(found)) continue;
      await invitedUser(tx, found, person);
      await decline(tx, found, person);
      isDeclined = true;
    }
    if (!isDeclined) throw dead();
  });
}

/** The inviter knows an address: neither the name of its account nor where the person is enters their trail. */
async function decline(tx: Transaction, found: FoundInvitation, { userId }: SignedIn): Promise<void> {
  const { invitation, member, workspace, organisation } = found;
  const here = { workspaceId: workspace.id };
  await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(invitations.workspaceId, workspace.id), eq(invitations.id, invitation.id)));
  await tx
    .update(members)
    .set({ status: 'left', leftAt: sql`now()`, version: member.version + 1 })
    .where(and(eq(members.workspaceId, workspace.id), eq(members.id, member.id)));
  await recordAudit(
    tx,
    { userId, name: member.name, ip: null },
    {
      event: 'member.invitation-declined',
      organisationId: organisation.id,
      workspaceId: workspace.id,
      subject: { id: member.id, name: member.name },
      before: { role: member.role, restrictions: member.restrictions, grants: member.grants },
    },
  );
  await notify(tx, workspace.id, {
    event: 'invitation-declined',
    memberIds: [invitation.inviterId],
    actor: { memberId: member.id, name: member.name },
    subject: { memberId: member.id },
  });
  await announce(tx, { topic: 'members', ...here });
}
