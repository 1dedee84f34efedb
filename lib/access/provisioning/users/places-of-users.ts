import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext, WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { NotFound } from '@/lib/platform/errors';
import { groupId } from '../groups/group-id';
import { readGroups } from '../groups/read-groups';
import { readingWorkspace } from '../in-workspace';
import { noPlaces, type Places } from './user-resource';

/** The groups and the accesses of people, as far as the administrator of the token sees their workspaces (R6). */
export async function placesOfUsers(
  tx: Transaction,
  actor: OrganisationContext,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Places>> {
  const places = new Map<string, Places>(userIds.map((id) => [id, noPlaces()]));
  if (userIds.length === 0) return places;
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
    const addTo = (ctx: WorkspaceContext) => addPlaces(tx, ctx, userIds, places);
    await readingWorkspace(tx, actor, workspaceId, addTo).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
    });
  }
  return places;
}

async function addPlaces(
  tx: Transaction,
  ctx: WorkspaceContext,
  userIds: readonly string[],
  places: ReadonlyMap<string, Places>,
): Promise<void> {
  for (const { key, displayName, members: people } of await readGroups(tx, ctx))
    for (const { userId } of people)
      places.get(userId)?.groups.push({ value: groupId(key), display: displayName });
  const rows = await tx
    .select(memberNow)
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.workspace.id),
        inArray(members.userId, [...userIds]),
        inArray(members.status, ['active', 'suspended']),
      ),
    )
    .orderBy(asc(members.id));
  for (const { userId, role, restrictions, grants, endsAt } of rows)
    places.get(userId ?? '')?.access.push({
      workspace: ctx.workspace.id,
      display: ctx.workspace.name,
      level: role,
      restrictions,
      rights: grants,
      ...(endsAt && { endsAt: endsAt.toISOString() }),
    });
}
