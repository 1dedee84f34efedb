import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type MemberStatus, members } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { Access } from '@/lib/policy/access';
import { accessBelow } from '@/lib/policy/levels';
import type { AccessModel, Status } from '@/lib/policy/model';

/** A membership with its status at this moment: read it with `memberNow`. */
export type Member = Omit<typeof members.$inferSelect, 'status'> & {
  status: Status;
  storedStatus: MemberStatus;
};

/** The effective membership of a person in a workspace. */
export interface EffectiveMembership {
  member: Member;
  /** The membership row that gives it: in that workspace, or in one above it. */
  inheritedFrom: { workspaceId: string; memberId: string };
}

/** A person's memberships in a workspace and above it. The transaction must be able to read them: `own_places`. */
export const ownMemberships = (userId: string) =>
  and(
    sql`${members.workspaceId} = any(${workspaces.path})`,
    eq(members.userId, userId),
    inArray(members.status, ['active', 'suspended']),
  );

/**
 * The effective membership of a person, from their memberships in the workspace and above it, or null.
 *
 * Their own membership in the workspace decides, even a suspended one. Without one, they inherit administration from
 * the nearest membership above whose role has a role below (S0.9, S3.13). They then act as a member of that role, but
 * without a row: lists, counts, the rule of the top role (R2) and presence cover members with a row only. They have
 * no seat, so no work is assigned to them, and no team. Their acts are audited under their name like those of any
 * member; where a row must reference its author, `leaveRow` writes one that grants nothing.
 */
export function effectiveMembershipIn(
  model: AccessModel,
  workspace: Pick<typeof workspaces.$inferSelect, 'id' | 'path'>,
  memberships: readonly Member[],
): EffectiveMembership | null {
  for (const id of [...workspace.path].reverse()) {
    const held = memberships.find(({ workspaceId }) => workspaceId === id);
    // Outside its dates it is no membership: what is inherited from above applies.
    if (!held || held.status === 'ended' || held.status === 'upcoming') continue;
    const inheritedFrom = { workspaceId: held.workspaceId, memberId: held.id };
    if (id === workspace.id) return held.status === 'active' ? { member: held, inheritedFrom } : null;
    const below = held.status === 'active' && accessBelow(model, held);
    if (below) return { member: { ...held, ...below, ...rowOf(workspace.id, held) }, inheritedFrom };
  }
  return null;
}

/**
 * An inherited membership that allows nothing at all, as after a delegation ended, hides the workspace (R6, S3.15).
 * A membership in the workspace itself opens the console even without permissions, so that it can say why.
 */
export function mayEnter(effective: EffectiveMembership, { compiled }: Access): boolean {
  return isOwn(effective) || compiled.held.some((bits) => bits !== 0);
}

const isOwn = ({ member, inheritedFrom }: EffectiveMembership) =>
  member.workspaceId === inheritedFrom.workspaceId;

/** A person without a membership row is recorded under their user id, hence once in each workspace. */
function rowOf(workspaceId: string, { id, userId }: Member) {
  return { workspaceId, id: userId ?? id };
}

/**
 * Writes a row for a person who acts in a workspace without a membership in it, so that their work can reference its
 * author. Its status is `left`: it grants nothing and appears in no list.
 */
export async function leaveRow(tx: Transaction, effective: EffectiveMembership): Promise<void> {
  if (isOwn(effective)) return;
  const { workspaceId, id, organisationId, userId, email, name, role } = effective.member;
  await tx
    .insert(members)
    .values({
      workspaceId,
      id,
      organisationId,
      userId,
      email,
      name,
      role,
      status: 'left',
      leftAt: sql`now()`,
    })
    .onConflictDoNothing();
}
