import 'server-only';
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { invitations, members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import { announce, enter, lockMemberships, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorize } from '@/lib/access/context/transactions';
import type { Member } from '@/lib/access/members/policy-target';
import { end } from '@/lib/access/members/revoke/end-membership';
import { isLastHolder, readHolders } from '@/lib/access/members/top-holders';
import { modelOf } from '@/lib/access/models/registry';
import { Invalid } from '@/lib/platform/errors';
import {
  changingPeople,
  countAdmins,
  lockPerson,
  type Person,
  personOf,
  personTarget,
} from './changing-people';

/**
 * Removes a person from the organisation and so from every workspace of it (S1.29). Their work becomes unassigned, and
 * open invitations to them stop working; each workspace can undo its part for 30 days, which also restores the
 * membership in the organisation.
 *
 * @throws Denied (R1, R2, S1.15) · NotFound
 * @throws Invalid when they are the last holder of a workspace's top role: appoint another there first (R2)
 */
export function removePerson(
  ctx: OrganisationContext,
  { userId }: { userId: string },
): Promise<{ workspaces: number }> {
  return changingPeople(ctx, (tx, actor) => removeLocked(tx, actor, userId));
}

/** The same in a running change of people. */
export async function removeLocked(
  tx: Transaction,
  actor: OrganisationContext,
  userId: string,
): Promise<{ workspaces: number }> {
  const person = await lockPerson(tx, actor, userId);
  authorize(actor, 'people.remove', personTarget(person, await countAdmins(tx, actor)));
  const memberships = await lockOwnMemberships(tx, actor, userId);
  await tx.delete(people).where(personOf(actor, userId));
  await recordRemoval(tx, actor, person, memberships);
  for (const member of memberships) await leave(tx, actor, member);
  return { workspaces: memberships.filter(({ status }) => status !== 'invited').length };
}

/** Locks all their memberships and each workspace, in the order of ids so that two removals never wait for each other. */
export async function lockOwnMemberships(
  tx: Transaction,
  ctx: OrganisationContext,
  userId: string,
): Promise<Member[]> {
  const ofPerson = and(
    eq(members.organisationId, ctx.organisation.id),
    ne(members.status, 'left'),
    or(
      eq(members.userId, userId),
      // An open invitation to their address would let them in again.
      and(
        isNull(members.userId),
        inArray(
          members.emailKey,
          tx.select({ email: users.emailKey }).from(users).where(eq(users.id, userId)),
        ),
      ),
    ),
  );
  const workspaceIds = await tx
    .select({ id: members.workspaceId })
    .from(members)
    .where(ofPerson)
    .orderBy(members.workspaceId);
  for (const { id } of workspaceIds) await lockMemberships(tx, id);
  return tx.select(memberNow).from(members).where(ofPerson).orderBy(members.workspaceId).for('update');
}

async function recordRemoval(
  tx: Transaction,
  actor: OrganisationContext,
  { userId, name, role }: Person,
  memberships: Member[],
): Promise<void> {
  await recordAudit(tx, actor.person, {
    event: 'person.removed',
    organisationId: actor.organisation.id,
    subject: { id: userId, name },
    before: { role, workspaces: memberships.map(({ workspaceId }) => workspaceId) },
  });
}

async function leave(tx: Transaction, actor: OrganisationContext, member: Member): Promise<void> {
  const { workspaceId } = member;
  const organisationId = actor.organisation.id;
  await enter(tx, {
    userId: actor.person.userId,
    organisationId,
    administeredId: organisationId,
    workspaceId,
  });
  if (member.storedStatus === 'invited') return withdraw(tx, actor, member);
  await requireAnotherTopHolder(tx, actor, member);
  await end(tx, actor.person, member, null);
  await announce(tx, { topic: 'work', workspaceId });
}

/**
 * Refuses to take the last active holder of a workspace's top role. The transaction must be in the workspace.
 *
 * @throws Invalid
 */
export async function requireAnotherTopHolder(tx: Transaction, actor: OrganisationContext, member: Member) {
  const { workspaceId, id, role } = member;
  if (!modelOf(actor.organisation.model).roles[role]?.top) return;
  if (isLastHolder(await readHolders(tx, workspaceId, role), id))
    throw new Invalid({ '': 'last-of-workspace' });
}

async function withdraw(tx: Transaction, actor: OrganisationContext, member: Member): Promise<void> {
  const { workspaceId, id } = member;
  await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.memberId, id),
        sql`consumed_at is null and revoked_at is null`,
      ),
    );
  await tx
    .update(members)
    .set({ status: 'left', leftAt: sql`now()`, version: member.version + 1 })
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, id)));
  await recordAudit(tx, actor.person, {
    event: 'member.invitation-revoked',
    organisationId: actor.organisation.id,
    workspaceId,
    subject: { id, name: member.name },
    before: { role: member.role, restrictions: member.restrictions, grants: member.grants },
  });
  await announce(tx, { topic: 'members', workspaceId });
}
