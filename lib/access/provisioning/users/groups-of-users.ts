import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { groupId } from '../groups/group-id';
import { readGroups } from '../groups/read-groups';
import { readingWorkspace } from '../in-workspace';
import type { GroupOfUser } from './user-resource';

/** The groups of people, as far as the administrator of the token sees their workspaces (R6). */
export async function groupsOfUsers(
  tx: Transaction,
  actor: OrganisationContext,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, GroupOfUser[]>> {
  const groups = new Map<string, GroupOfUser[]>(userIds.map((id) => [id, []]));
  if (userIds.length === 0) return groups;
  const rows = await tx
    .selectDistinct({ workspaceId: members.workspaceId })
    .from(members)
    .where(
      and(
        eq(members.organisationId, actor.organisation.id),
        inArray(members.userId, [...userIds]),
        inArray(members.status, ['active', 'suspended']),
      ),
    )
    .orderBy(members.workspaceId);
  for (const { workspaceId } of rows) {
    const all = await readingWorkspace(tx, actor, workspaceId, (ctx) => readGroups(tx, ctx)).catch(
      (error: unknown) => {
        if (error instanceof NotFound) return [];
        throw error;
      },
    );
    for (const { key, displayName, members: people } of all)
      for (const { userId } of people)
        groups.get(userId)?.push({ value: groupId(key), display: displayName });
  }
  return groups;
}
