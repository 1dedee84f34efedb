import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { again, join, person, world } from '@/lib/test-support/world';
import { viewContact } from '@/lib/work/contacts/contact-view';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';
import { archiveTeam, restoreTeam } from './archive-team';
import { changeTeamMembers } from './change-members';
import { createTeam } from './create-team';
import { describeTeam } from './describe-team';
import { findCandidates } from './find-candidates';
import { listTeamViews } from './list-team-views';
import { previewArchive } from './preview-archive';
import { renameTeam } from './rename-team';

const { admin } = await testDatabase();

async function workspaceWithTeam() {
  const { olga, mona, ben } = await world({ people: { olga: 'owner', mona: 'manager', ben: 'agent' } });
  const sees = { role: 'agent', restrictions: ['visibility-team'] };
  const ana = await join(olga, await person('ana'), sees);
  const { id: teamId } = await createTeam(olga, { name: 'Alpha', memberIds: [ben.member.id] });
  return { olga, mona, ben, ana, teamId };
}

/** Contacts of the team: some of Ben's, some unassigned. */
async function giveTeam(
  ctx: WorkspaceContext,
  teamId: string,
  held: WorkspaceContext,
  free: number,
  own: number,
) {
  const workspaceId = ctx.workspace.id;
  const seatId = held.access.self.seats[0] ?? null;
  await admin`insert into contacts (workspace_id, id, name, team_id)
    select ${workspaceId}, gen_random_uuid(), 'Free ' || n, ${teamId} from generate_series(1, ${free}) n`;
  await admin`insert into contacts (workspace_id, id, name, team_id, seat_id)
    select ${workspaceId}, gen_random_uuid(), 'Held ' || n, ${teamId}, ${seatId} from generate_series(1, ${own}) n`;
}

const everything = contactSearch.parse({});
const countSeen = async (ctx: WorkspaceContext) => (await listCounted(await again(ctx), everything)).total;
const stored = (ctx: WorkspaceContext) => admin`
  select teams.*, (select json_agg(member_id order by member_id) from team_members
    where team_members.team_id = teams.id) as people
  from teams where workspace_id = ${ctx.workspace.id} order by id`;
const events = async (ctx: WorkspaceContext) =>
  (
    await admin<{ event: string }[]>`
      select event from audit_events where workspace_id = ${ctx.workspace.id} and event like 'team.%' order by seq`
  ).map(({ event }) => event);

describe('teams', () => {
  test('S1.22 an agent with team sight sees the team’s contacts from the next request on, and only while they belong to it', async () => {
    const { olga, ana, ben, teamId } = await workspaceWithTeam();
    await giveTeam(olga, teamId, ben, 3, 2);
    expect(await countSeen(ana)).toBe(0);
    await changeTeamMembers(olga, { teamId, version: 1, add: [ana.member.id], remove: [] });
    expect(await countSeen(ana)).toBe(5);
    await changeTeamMembers(olga, { teamId, version: 2, add: [], remove: [ana.member.id] });
    expect(await countSeen(ana)).toBe(0);
    expect(await events(olga)).toEqual(['team.created', 'team.members-changed', 'team.members-changed']);
  });

  test('S1.22 archiving leaves contacts with their persons, unassigns the others, and restoring brings all back', async () => {
    const { olga, ana, ben, teamId } = await workspaceWithTeam();
    await giveTeam(olga, teamId, ben, 3, 2);
    await changeTeamMembers(olga, { teamId, version: 1, add: [ana.member.id], remove: [] });
    expect(await previewArchive(olga, work, { teamId })).toMatchObject({
      team: { contacts: 5, people: { total: 2 } },
      kept: 2,
      freed: 3,
    });
    await archiveTeam(olga, { teamId, version: 2 });
    await archiveTeam(olga, { teamId, version: 2 });
    expect(await countSeen(ana)).toBe(0);
    const { rows } = await listCounted(await again(olga), everything);
    expect(rows.map(({ team }) => team)).toEqual([null, null, null, null, null]);
    expect(rows.filter(({ assignee }) => assignee?.name === 'ben')).toHaveLength(2);
    expect((await listTeamViews(olga, work, { q: '', show: 'in-use' })).length).toBe(0);
    expect((await listTeamViews(olga, work, { q: '', show: 'archived' }))[0]).toMatchObject({
      name: 'Alpha',
      isArchived: true,
    });

    await restoreTeam(olga, { teamId });
    expect(await countSeen(ana)).toBe(5);
    const [contact] = (await listCounted(await again(ana), everything)).rows;
    expect((await viewContact(await again(ana), contact?.id ?? '')).team?.name).toBe('Alpha');
    expect((await events(olga)).slice(2)).toEqual(['team.archived', 'team.restored']);
  });

  test('a name is unique among the teams in use, in any case; archiving frees it', async () => {
    const { olga, teamId } = await workspaceWithTeam();
    await expect(createTeam(olga, { name: 'ALPHA', memberIds: [] })).rejects.toThrow(Invalid);
    await archiveTeam(olga, { teamId });
    const { id } = await createTeam(olga, { name: 'alpha', memberIds: [] });
    await expect(restoreTeam(olga, { teamId })).rejects.toMatchObject({ fields: { name: 'name-taken' } });
    await renameTeam(olga, { teamId: id, version: 1, name: 'Beta' });
    await restoreTeam(olga, { teamId });
    expect((await listTeamViews(olga, work, { q: '', show: 'in-use' })).map(({ name }) => name)).toEqual([
      'Alpha',
      'Beta',
    ]);
  });

  test('of two simultaneous changes of a team the later gets the present team, and nothing of the first is lost', async () => {
    const { olga, mona, ana, ben, teamId } = await workspaceWithTeam();
    await changeTeamMembers(mona, { teamId, version: 1, add: [ana.member.id], remove: [] });
    const late = { teamId, version: 1, add: [], remove: [ben.member.id] };
    await expect(changeTeamMembers(olga, late)).rejects.toThrow(Stale);
    await expect(renameTeam(olga, { teamId, version: 1, name: 'Beta' })).rejects.toThrow(Stale);
    const now = await describeTeam(olga, work, { teamId });
    expect(now).toMatchObject({ team: { version: 2, name: 'Alpha' }, changedBy: 'mona' });
    expect(now.people.map(({ name }) => name)).toEqual(['ana', 'ben']);
  });

  test('S1.16 S1.21 R6 a member who may not manage teams, or names a person elsewhere, changes nothing', async () => {
    const { olga, ben, teamId } = await workspaceWithTeam();
    const { stella } = await world({ people: { stella: 'owner' } });
    const remy = await join(olga, await person('remy'), {
      role: 'manager',
      restrictions: ['workspace-settings'],
    });
    const before = await stored(olga);
    for (const actor of [ben, remy]) {
      const change = { teamId, version: 1, add: [actor.member.id], remove: [] };
      await expect(changeTeamMembers(actor, change)).rejects.toThrow(Denied);
      await expect(createTeam(actor, { name: 'Own', memberIds: [] })).rejects.toThrow(Denied);
      await expect(renameTeam(actor, { teamId, version: 1, name: 'Own' })).rejects.toThrow(Denied);
      await expect(archiveTeam(actor, { teamId })).rejects.toThrow(Denied);
      await expect(listTeamViews(actor, work, { q: '', show: 'in-use' })).rejects.toThrow(Denied);
      await expect(findCandidates(actor, { q: '' })).rejects.toThrow(Denied);
      await expect(describeTeam(actor, work, { teamId })).rejects.toThrow(Denied);
    }
    const foreign = { teamId, version: 1, add: [stella.member.id], remove: [] };
    await expect(changeTeamMembers(olga, foreign)).rejects.toThrow(NotFound);
    const ofForeign = { name: 'Beta', memberIds: [ben.member.id, stella.member.id] };
    await expect(createTeam(olga, ofForeign)).rejects.toThrow(NotFound);
    await expect(archiveTeam(stella, { teamId })).rejects.toThrow(NotFound);
    expect(await stored(olga)).toEqual(before);
    expect((await findCandidates(olga, { q: 'BEN' })).map(({ name }) => name)).toEqual(['ben']);
  });
});

test('R6 TE1 a team of another workspace and a missing one are neither described nor previewed', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { teamId: elsewhere } = await workspaceWithTeam();
  for (const teamId of [elsewhere, crypto.randomUUID()]) {
    await expect(describeTeam(olga, work, { teamId })).rejects.toEqual(new NotFound());
    await expect(previewArchive(olga, work, { teamId })).rejects.toEqual(new NotFound());
  }
});
