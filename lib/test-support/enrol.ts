import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { oneRow } from '@/db/one-row';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { seats } from '@/db/schema/access/seats';
import { inTenant } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import {
  loadWorkspaceContext,
  reloadContext,
  type SignedIn,
  tenantOf,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { checkAccess } from '@/lib/access/members/change/check-access';
import { assignmentTarget } from '@/lib/access/members/policy-target';

/**
 * Makes a person a member, as an invitation that was sent and accepted leaves them, at a third of its cost: without the link,
 * the mail and the bell of the inviter. The inviter has to be allowed to give the access (R3).
 */
export async function enrol(
  inviter: WorkspaceContext,
  who: SignedIn,
  proposed: { role: string; restrictions: string[]; grants?: readonly string[] },
): Promise<WorkspaceContext> {
  const place = { workspaceId: inviter.workspace.id, organisationId: inviter.organisation.id };
  await inTenant(tenantOf(inviter), async (tx) => {
    const actor = await reloadContext(tx, inviter);
    const access = checkAccess(actor, proposed);
    authorize(actor, 'users.invite', assignmentTarget(access));
    const { name } = await oneRow(
      tx
        .insert(people)
        .values({ organisationId: place.organisationId, userId: who.userId, name: who.name })
        .onConflictDoUpdate({
          target: [people.organisationId, people.userId],
          set: { name: sql`${people.name}` },
        })
        .returning({ name: people.name }),
    );
    const id = v7();
    const { userId, email } = who;
    const member = { ...place, ...access, id, userId, email, name, status: 'active', version: 2 } as const;
    await tx.insert(members).values({ ...member, joinedAt: sql`now()` });
    await tx.insert(seats).values({ workspaceId: place.workspaceId, ownerId: id, holderId: id });
    const event = { ...place, subject: { id, name: email }, after: { ...access } };
    await recordAudit(tx, actor.person, { ...event, event: 'member.invited' });
    await recordAudit(tx, { ...who, name }, { ...event, event: 'member.joined', subject: { id, name } });
  });
  return loadWorkspaceContext(who, inviter.workspace.slug);
}
