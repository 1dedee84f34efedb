import 'server-only';
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { directoryLevels, directoryPeople } from '@/db/schema/access/directory';
import { members } from '@/db/schema/access/members';
import { seats } from '@/db/schema/access/seats';
import { users } from '@/db/schema/access/users';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorize } from '@/lib/access/context/transactions';
import { changeLocked } from '@/lib/access/members/change/change-access';
import { checkAccess } from '@/lib/access/members/change/check-access';
import { isDeactivated } from '@/lib/access/members/directory-lock';
import { closeInvitation } from '@/lib/access/members/invite/pending-invitation';
import { assignmentTarget, type Member } from '@/lib/access/members/policy-target';
import { revokeLocked } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembership } from '@/lib/access/members/suspend/suspend-members';
import { Invalid } from '@/lib/platform/errors';
import { rolesOf } from './read-groups';

/** A person who is added to a group or removed from it. */
export interface GroupPerson {
  userId: string;
  name: string;
}

/**
 * Gives a person a level, in a running change of memberships. Of several that groups give them here, the highest
 * counts; one that the console gave is replaced.
 *
 * @throws Denied (R1–R3) · Invalid
 */
export async function addToLevel(
  tx: Transaction,
  actor: WorkspaceContext,
  person: GroupPerson,
  role: string,
): Promise<void> {
  const member = await lockMembershipOf(tx, actor, person.userId);
  if (!member || member.userId === null) {
    await join(tx, actor, person, role, member);
    return;
  }
  await keepLevel(tx, member, role);
  await applyLevels(tx, actor, member);
}

/**
 * Takes a level from a person. Without another group they lose the access, and their work becomes unassigned.
 *
 * @throws Denied (R1, R2)
 */
export async function removeFromLevel(
  tx: Transaction,
  actor: WorkspaceContext,
  { userId }: GroupPerson,
  role: string,
): Promise<void> {
  const member = await lockMembershipOf(tx, actor, userId);
  if (!member || member.userId === null) return;
  await tx
    .delete(directoryLevels)
    .where(
      and(
        eq(directoryLevels.workspaceId, member.workspaceId),
        eq(directoryLevels.memberId, member.id),
        eq(directoryLevels.role, role),
      ),
    );
  await applyLevels(tx, actor, member);
}

/** The present membership of a person, or the invitation to their address. */
async function lockMembershipOf(
  tx: Transaction,
  { workspace }: WorkspaceContext,
  userId: string,
): Promise<Member | undefined> {
  const [member] = await tx
    .select(memberNow)
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspace.id),
        ne(members.status, 'left'),
        or(
          eq(members.userId, userId),
          and(
            isNull(members.userId),
            eq(
              members.emailKey,
              tx.select({ email: users.emailKey }).from(users).where(eq(users.id, userId)),
            ),
          ),
        ),
      ),
    )
    .orderBy(sql`${members.userId} is null`)
    .limit(1)
    .for('update');
  return member;
}

const keepLevel = (
  tx: Transaction,
  { workspaceId, id: memberId }: Pick<Member, 'workspaceId' | 'id'>,
  role: string,
) => tx.insert(directoryLevels).values({ workspaceId, memberId, role }).onConflictDoNothing();

/** Gives the member the highest of their levels; without one, revokes the access. */
async function applyLevels(tx: Transaction, actor: WorkspaceContext, member: Member): Promise<void> {
  const given = await tx
    .select({ role: directoryLevels.role })
    .from(directoryLevels)
    .where(and(eq(directoryLevels.workspaceId, member.workspaceId), eq(directoryLevels.memberId, member.id)));
  const role = rolesOf(actor).find((each) => given.some((level) => level.role === each));
  if (role === undefined) {
    await revokeLocked(tx, actor, member, {});
    return;
  }
  // Restrictions of the level stay, as an edit in the console keeps them.
  const restrictions = role === member.role ? member.restrictions : [];
  await changeLocked(tx, actor, member, { role, restrictions });
}

/** Makes the person a member without an invitation: the identity provider vouches for them. */
async function join(
  tx: Transaction,
  actor: WorkspaceContext,
  { userId, name }: GroupPerson,
  role: string,
  invited: Member | undefined,
): Promise<void> {
  // Models with usernames create each account separately (S4.5).
  if (actor.model.features.includes('profiles')) throw new Invalid({ members: 'account-needed' });
  const access = checkAccess(actor, { role, restrictions: [] });
  authorize(actor, 'users.invite', assignmentTarget(access));
  const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  const { id: workspaceId, organisationId } = actor.workspace;
  const id = invited?.id ?? v7();
  const values = {
    userId,
    email: user?.email ?? '',
    name,
    ...access,
    status: 'active',
    joinedAt: sql`now()`,
  } as const;
  if (invited) {
    await closeInvitation(tx, actor, id);
    await tx
      .update(members)
      .set({ ...values, version: invited.version + 1, suspendedUntil: null, suspensionReason: null })
      .where(and(eq(members.workspaceId, workspaceId), eq(members.id, id)));
  } else await tx.insert(members).values({ workspaceId, id, organisationId, ...values });
  await tx.insert(seats).values({ workspaceId, ownerId: id, holderId: id }).onConflictDoNothing();
  await keepLevel(tx, { workspaceId, id }, role);
  await recordAudit(tx, actor.person, {
    event: 'member.provisioned',
    organisationId,
    workspaceId,
    subject: { id, name },
    after: { ...access, userId },
  });
  await suspendIfDeactivated(tx, actor, { id, userId });
  await announce(tx, { topic: 'members', workspaceId });
}

/** A deactivated person gets the access together with the others, when they are activated. */
async function suspendIfDeactivated(
  tx: Transaction,
  { workspace, person }: WorkspaceContext,
  { id, userId }: { id: string; userId: string },
): Promise<void> {
  const { id: workspaceId, organisationId } = workspace;
  if (!(await isDeactivated(tx, { organisationId, userId }))) return;
  const here = and(eq(members.workspaceId, workspaceId), eq(members.id, id));
  const [member] = await tx.select(memberNow).from(members).where(here);
  if (!member) return;
  await suspendMembership(tx, person, member, { reason: null, until: null });
  const suspension = [{ workspaceId, memberId: id, before: null }];
  await tx
    .update(directoryPeople)
    .set({ suspensions: sql`${directoryPeople.suspensions} || ${JSON.stringify(suspension)}::jsonb` })
    .where(and(eq(directoryPeople.organisationId, organisationId), eq(directoryPeople.userId, userId)));
}
