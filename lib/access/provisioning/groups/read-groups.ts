import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { NotFound } from '@/lib/platform/errors';
import { textsOf } from '@/lib/platform/i18n/texts';
import { requireId } from '@/lib/platform/require-id';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { GroupKey } from './group-id';
import type { GroupRow } from './group-resource';

/** The roles that exist at the depth of a workspace, the highest first. */
export const rolesOf = ({ model, workspace }: WorkspaceContext): string[] =>
  Object.keys(model.roles).filter((role) => isRoleOfLevel(model.roles[role], workspace.level));

/** The name of a level in English, whatever the language of the request: identity providers find groups by it. */
export async function levelName({ model, workspace }: WorkspaceContext, role: string): Promise<string> {
  const { roles } = await textsOf('en');
  const labels = roles as unknown as Record<
    string,
    Record<string, { label: string } | undefined> | undefined
  >;
  const label = model.roles[role]?.words?.label ?? labels[model.id]?.[role]?.label ?? role;
  return `${workspace.name}: ${label}`;
}

export const teamName = ({ workspace }: WorkspaceContext, name: string) => `${workspace.name}: team ${name}`;

/** All groups of a workspace: its levels, then its teams in use by name. */
export async function readGroups(tx: Transaction, ctx: WorkspaceContext): Promise<GroupRow[]> {
  const levels = await readLevels(tx, ctx);
  const workspaceId = ctx.workspace.id;
  const inUse = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.workspaceId, workspaceId), isNull(teams.archivedAt)))
    .orderBy(sql`lower(${teams.name})`, teams.id);
  const people = await readTeamPeople(
    tx,
    ctx,
    inUse.map(({ id }) => id),
  );
  return [
    ...levels,
    ...inUse.map(({ id, name }) => ({
      key: { kind: 'team', workspaceId, of: id } as const,
      displayName: teamName(ctx, name),
      members: people.get(id) ?? [],
    })),
  ];
}

/**
 * One group of the workspace.
 *
 * @throws NotFound
 */
export async function readGroup(tx: Transaction, ctx: WorkspaceContext, key: GroupKey): Promise<GroupRow> {
  if (key.kind === 'team') requireId(key.of);
  const group = (await readGroups(tx, ctx)).find(
    (each) => each.key.kind === key.kind && each.key.of === key.of,
  );
  if (!group) throw new NotFound();
  return group;
}

/** The levels with the people who have them: given by a group, or in the console where no group gives one. */
async function readLevels(tx: Transaction, ctx: WorkspaceContext): Promise<GroupRow[]> {
  const workspaceId = ctx.workspace.id;
  const rows = await tx
    .select({
      userId: members.userId,
      name: members.name,
      role: memberNow.role,
      given: sql<string[] | null>`(select array_agg(d.role) from directory_levels d
        where d.workspace_id = members.workspace_id and d.member_id = members.id)`,
    })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        isNotNull(members.userId),
        inArray(members.status, ['active', 'suspended']),
      ),
    )
    .orderBy(asc(members.userId));
  const groups: GroupRow[] = [];
  for (const role of rolesOf(ctx)) {
    const held = rows.filter(({ given, ...row }) => (given ?? [row.role]).includes(role));
    groups.push({
      key: { kind: 'level', workspaceId, of: role },
      displayName: await levelName(ctx, role),
      members: held.map(({ userId, name }) => ({ userId: userId ?? '', name })),
    });
  }
  return groups;
}

async function readTeamPeople(
  tx: Transaction,
  ctx: WorkspaceContext,
  teamIds: readonly string[],
): Promise<Map<string, GroupRow['members']>> {
  const people = new Map<string, GroupRow['members']>();
  if (teamIds.length === 0) return people;
  const rows = await tx
    .select({ teamId: teamMembers.teamId, userId: members.userId, name: members.name })
    .from(teamMembers)
    .innerJoin(members, refersTo(teamMembers.memberId, members))
    .where(
      and(
        eq(teamMembers.workspaceId, ctx.workspace.id),
        inArray(teamMembers.teamId, [...teamIds]),
        isNotNull(members.userId),
        inArray(members.status, ['active', 'suspended']),
      ),
    )
    .orderBy(asc(members.userId));
  for (const { teamId, userId, name } of rows) {
    const list = people.get(teamId) ?? [];
    list.push({ userId: userId ?? '', name });
    people.set(teamId, list);
  }
  return people;
}
