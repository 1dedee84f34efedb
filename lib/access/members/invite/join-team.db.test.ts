import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { archiveTeam } from '@/lib/access/teams/archive-team';
import { createTeam } from '@/lib/access/teams/create-team';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { accept, again, person, world } from '@/lib/test-support/world';
import { inviteMembers } from './invite-members';

const { admin: database } = await testDatabase();
const agent = { role: 'agent', restrictions: ['visibility-team'] };

test('S1.8 S1.22 an invited agent joins a team with the invitation, and has its scope from the first request', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { id: teamId } = await createTeam(olga, { name: 'Orders', memberIds: [] });
  const ana = await person('ana');
  const { invited } = await inviteMembers(olga, { emails: [ana.email], ...agent, teamId });
  await accept(invited[0]?.link ?? '', ana);
  expect((await loadWorkspaceContext(ana, olga.workspace.slug)).access.self.teams).toEqual([teamId]);
  const events = await database`select event from audit_events where organisation_id = ${olga.organisation.id}
    and event in ('member.invited', 'team.members-changed') order by seq`;
  expect(events.map(({ event }) => event)).toEqual(['member.invited', 'team.members-changed']);
});

test('TE1 R3 an invitation into a team of another workspace, an archived one, or without the right to manage teams is refused', async () => {
  const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
  const { otto } = await world({ people: { otto: 'owner' } });
  const other = await createTeam(otto, { name: 'Theirs', memberIds: [] });
  const own = await createTeam(olga, { name: 'Orders', memberIds: [] });
  const input = (teamId: string) => ({ emails: ['ines@example.com'], ...agent, teamId });
  const refused = async (attempt: () => Promise<unknown>, by: unknown) => {
    const before = await everything(database, olga);
    await expect(attempt()).rejects.toThrow(by as Error);
    expect(await everything(database, olga)).toEqual(before);
  };
  await refused(() => inviteMembers(olga, input(other.id)), NotFound);
  await database`update members set restrictions = '{workspace-settings}' where id = ${mona.member.id}`;
  await refused(async () => inviteMembers(await again(mona), input(own.id)), Denied);
  await archiveTeam(olga, { teamId: own.id, version: 1 });
  await refused(() => inviteMembers(olga, input(own.id)), new Invalid({ teamId: 'team-archived' }));
});
