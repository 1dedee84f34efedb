import 'server-only';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changeTeamLocked } from '@/lib/access/teams/change-members';
import { teamToChange } from '@/lib/access/teams/team-to-change';
import { fieldOf, isObject } from '../filter/matches';
import { invalidValue, ScimRefusal } from '../protocol/refusal';
import { addToLevel, removeFromLevel } from './change-level';
import type { GroupRow } from './group-resource';
import { peopleAmong } from './people-among';

/**
 * The people whom a resource of the type Group names.
 *
 * @throws ScimRefusal
 */
export function wantedMembers(resource: object): Set<string> {
  const list = fieldOf(resource, 'members') ?? [];
  if (!Array.isArray(list)) throw invalidValue('“members” has to be a list.');
  const ids = list.map((each) => (isObject(each) ? fieldOf(each, 'value') : each));
  if (!ids.every((id) => typeof id === 'string')) throw invalidValue('A member needs a “value”.');
  return new Set(ids.map((id) => id.toLowerCase()));
}

/**
 * Gives and takes what the difference asks, in a running change of memberships. Additions come first, so that one
 * request can hand a top role over (R2).
 *
 * @throws ScimRefusal · Denied (R1–R3) · Invalid
 */
export async function changeGroup(
  tx: Transaction,
  actor: WorkspaceContext,
  group: GroupRow,
  wanted: { displayName: unknown; members: ReadonlySet<string> },
): Promise<void> {
  if (wanted.displayName !== undefined && wanted.displayName !== group.displayName)
    throw new ScimRefusal(
      400,
      'mutability',
      'A group has the name of its level or team, which the console changes.',
    );
  const present = new Set(group.members.map(({ userId }) => userId));
  const added = [...wanted.members].filter((id) => !present.has(id));
  const removed = group.members.filter(({ userId }) => !wanted.members.has(userId));
  const people = await knownPeople(tx, actor, added);
  if (group.key.kind === 'team') {
    if (people.length + removed.length === 0) return;
    const team = await teamToChange(tx, actor, group.key.of);
    const add = await membershipsOf(
      tx,
      actor,
      people.map(({ userId }) => userId),
    );
    const remove = await membershipsOf(
      tx,
      actor,
      removed.map(({ userId }) => userId),
    );
    await changeTeamLocked(tx, actor, team, { add, remove });
    return;
  }
  for (const person of people) await addToLevel(tx, actor, person, group.key.of);
  for (const person of removed) await removeFromLevel(tx, actor, person, group.key.of);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function knownPeople(tx: Transaction, actor: WorkspaceContext, userIds: readonly string[]) {
  const unknown = () => invalidValue('A member is not a person of the organisation.');
  if (!userIds.every((id) => uuid.test(id))) throw unknown();
  const known = await peopleAmong(tx, actor, userIds);
  return userIds.map((userId) => {
    const name = known.get(userId);
    if (name === undefined) throw unknown();
    return { userId, name };
  });
}

/** The ids of the memberships of people in the workspace. */
async function membershipsOf(
  tx: Transaction,
  { workspace }: WorkspaceContext,
  userIds: readonly string[],
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspace.id),
        inArray(members.userId, [...userIds]),
        ne(members.status, 'left'),
      ),
    );
  if (rows.length !== userIds.length)
    throw invalidValue('A member of the team needs a level of the workspace first.');
  return rows.map(({ id }) => id);
}
