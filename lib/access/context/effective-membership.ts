import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { Access } from '@/lib/policy/access';
import { accessBelow } from '@/lib/policy/levels';
import type { AccessModel } from '@/lib/policy/model';

export type Member = typeof members.$inferSelect;

/** What a person is in a workspace. */
export interface EffectiveMembership {
  member: Member;
  /** The row from which they have it: their own in that workspace, or in one above it. */
  inheritedFrom: { workspaceId: string; memberId: string };
}

/** The places that a person has in a workspace and above it. The transaction must reach them: `own_places`. */
export const ownMemberships = (userId: string) =>
  and(
    sql`${members.workspaceId} = any(${workspaces.path})`,
    eq(members.userId, userId),
    inArray(members.status, ['active', 'suspended']),
  );

/**
 * What a person is in a workspace, from their places in it and above it, or null.
 *
 * Their own place there decides, a suspended one included. Without one, administration flows down to them from the
 * nearest place above that has a role below (S0.9, S3.13). They stand there as a member of that role, but no row
 * says so: lists, counts, the floor of the top role (R2) and who is online are about people with a place of their
 * own. They have no seat, so no work lies with them, and no team. What they do is audited under their name like
 * anybody's; where a row has to point at its author, `leaveRow` writes one that holds nothing.
 */
export function effectiveMembershipIn(
  model: AccessModel,
  workspace: Pick<typeof workspaces.$inferSelect, 'id' | 'path'>,
  memberships: readonly Member[],
): EffectiveMembership | null {
  for (const id of [...workspace.path].reverse()) {
    const held = memberships.find(({ workspaceId }) => workspaceId === id);
    if (!held) continue;
    const inheritedFrom = { workspaceId: held.workspaceId, memberId: held.id };
    if (id === workspace.id) return held.status === 'active' ? { member: held, inheritedFrom } : null;
    const below = held.status === 'active' && accessBelow(model, held);
    if (below) return { member: { ...held, ...below, ...rowOf(workspace.id, held) }, inheritedFrom };
  }
  return null;
}

/**
 * Who reaches down and may do nothing at all there, as after a delegation ended, does not learn that it is there
 * (R6, S3.15). A place of one's own opens the console whatever it holds, so that it can say why.
 */
export function mayEnter(effective: EffectiveMembership, { compiled }: Access): boolean {
  return isOwn(effective) || compiled.held.some((bits) => bits !== 0);
}

const isOwn = ({ member, inheritedFrom }: EffectiveMembership) =>
  member.workspaceId === inheritedFrom.workspaceId;

/** Whoever has no row is written down under the id that they have as a person, hence once in each workspace. */
function rowOf(workspaceId: string, { id, userId }: Member) {
  return { workspaceId, id: userId ?? id };
}

/**
 * Leaves a row for someone who acts in a workspace without a place in it, so that what they write can name its
 * author. The row is that of someone who has left: it gives nothing and stands in no list.
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
