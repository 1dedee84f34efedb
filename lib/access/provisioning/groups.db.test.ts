import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { createTeam } from '@/lib/access/teams/create-team';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { askDirectory, directoryToken, groupNamed, patch } from '@/lib/test-support/ask-directory';
import { again, join, person, world } from '@/lib/test-support/world';
import { add, grouped, newUser, remove, roleOf } from './test-support/group-requests';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

async function expectUnchanged(
  ctx: WorkspaceContext,
  ask: () => ReturnType<typeof askDirectory>,
  status: number,
) {
  const read = () => admin`select m.id, m.role, m.status, m.version, array(select role from directory_levels d
    where d.member_id = m.id) as levels from members m where workspace_id = ${ctx.workspace.id} order by m.id`;
  const before = await read();
  const answer = await ask();
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expect(await read()).toEqual(before);
  return answer;
}

describe('SCIM groups', () => {
  test('B13 RFC 7644 3.4.2 are the levels of each workspace and its teams', async () => {
    const { olga, ana, token } = await grouped();
    await createTeam(olga, { name: 'Paris', memberIds: [ana.member.id] });
    const { body } = await askDirectory(token, 'GET /Groups?sortBy=displayName');
    expect(
      body.Resources.map(({ displayName, members }) => [displayName, members.map(({ display }) => display)]),
    ).toEqual([
      ['Rome: Agent', ['ana']],
      ['Rome: Manager', []],
      ['Rome: Owner', ['olga']],
      ['Rome: team Paris', ['ana']],
    ]);
    const one = await askDirectory(token, `GET /Groups/${body.Resources[0]?.id}`);
    expect(one.body).toEqual(body.Resources[0]);
    expect(one.headers.get('etag')).toBe(one.body.meta.version);
    const user = await askDirectory(token, `GET /Users/${ana.person.userId}`);
    expect(user.body.groups.map(({ display }) => display)).toEqual(['Rome: Agent', 'Rome: team Paris']);
  });

  test('B13 R4 an added person has the level at once, with a seat and without an invitation', async () => {
    const { olga, token, agents } = await grouped();
    const { who, id } = await newUser(token);
    const { status, body } = await askDirectory(token, `PATCH /Groups/${agents}`, add(id));
    expect(status).toBe(200);
    expect(body.members).toContainEqual(expect.objectContaining({ value: id, display: 'ben' }));
    const ben = await loadWorkspaceContext(who, olga.workspace.slug);
    expect(ben.member).toMatchObject({ role: 'agent', status: 'active' });
    expect(ben.access.self.seats).toHaveLength(1);
    const [event] =
      await admin`select event, actor_name from audit_events where subject_id = ${ben.member.id}`;
    expect(event).toEqual({ event: 'member.provisioned', actor_name: 'Okta' });
  });

  test('B13 of several levels the highest counts, and the last removal takes the access', async () => {
    const { olga, token, managers, agents } = await grouped();
    const { who, id } = await newUser(token);
    await askDirectory(token, `PATCH /Groups/${agents}`, add(id));
    await askDirectory(token, `PATCH /Groups/${managers}`, add(id));
    expect(await roleOf(admin, olga, id)).toBe('manager active');
    await askDirectory(token, `PATCH /Groups/${managers}`, remove(id));
    expect(await roleOf(admin, olga, id)).toBe('agent active');
    await askDirectory(
      token,
      `PATCH /Groups/${agents}`,
      patch({ op: 'Remove', path: 'members', value: [{ value: id }] }),
    );
    expect(await roleOf(admin, olga, id)).toBe('agent left');
    await expect(loadWorkspaceContext(who, olga.workspace.slug)).rejects.toThrow('not found');
    await askDirectory(token, `PATCH /Groups/${agents}`, add(id));
    expect(await roleOf(admin, olga, id)).toBe('agent active');
  });

  test('B13 a removal takes a level that the console gave, and PUT replaces the people', async () => {
    const { olga, ana, token, agents } = await grouped();
    const { id } = await newUser(token);
    const { body } = await askDirectory(token, `PUT /Groups/${agents}`, {
      displayName: 'Rome: Agent',
      members: [{ value: id }],
    });
    expect(body.members.map(({ value }) => value)).toEqual([id]);
    expect(await roleOf(admin, olga, ana.person.userId)).toBe('agent left');
    await expect(again(ana)).rejects.toThrow('not found');
  });

  /** An account below, which its own admins hold; the administrator of the token acts from above. */
  async function account() {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    const sue = await colleague(pia, north, 'sue', 'sub-account-admin');
    await admin`update members set status = 'left' where workspace_id = ${north.id} and user_id = ${pia.person.userId}`;
    const token = await directoryToken(pia);
    return { sam, sue, token, group: await groupNamed(token, 'North: Sub-account admin') };
  }

  test('SC1 R2 the last holder of the top role stays: 409, and the whole request is undone', async () => {
    const { sam, sue, token, group } = await account();
    const { body } = await expectUnchanged(
      sam,
      () => askDirectory(token, `PUT /Groups/${group}`, { members: [] }),
      409,
    );
    expect(body).toMatchObject({ status: '409', detail: expect.stringContaining('last active') });
    await askDirectory(token, `PATCH /Groups/${group}`, remove(sue.person.userId));
    await expectUnchanged(
      sam,
      () => askDirectory(token, `PATCH /Groups/${group}`, remove(sam.person.userId)),
      409,
    );
  });

  test('SC1 R2 RO4 of two removals at once one stays', async () => {
    const { sam, sue, token, group } = await account();
    const answers = await Promise.all(
      [sam, sue].map(({ person: { userId } }) =>
        askDirectory(token, `PATCH /Groups/${group}`, remove(userId)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('SC1 R3 a token gives nothing that its administrator does not hold', async () => {
    const { olga } = await grouped();
    const max = await join(olga, await person('max'), 'manager');
    await admin`update people set role = 'admin' where user_id = ${max.person.userId}`;
    const token = await directoryToken(max);
    const { id } = await newUser(token);
    const [owners, agents] = [await groupNamed(token, 'Rome: Owner'), await groupNamed(token, 'Rome: Agent')];
    await expectUnchanged(olga, () => askDirectory(token, `PATCH /Groups/${owners}`, add(id)), 403);
    await expectUnchanged(
      olga,
      () => askDirectory(token, `PATCH /Groups/${owners}`, remove(olga.person.userId)),
      403,
    );
    await expectUnchanged(
      olga,
      () => askDirectory(token, `PATCH /Groups/${agents}`, add(id, randomUUID())),
      400,
    );
    expect((await askDirectory(token, `PATCH /Groups/${agents}`, add(id))).status).toBe(200);
    await admin`update members set role = 'agent' where id = ${max.member.id}`;
    expect((await askDirectory(token, `GET /Groups/${agents}`)).status).toBe(404);
    expect((await askDirectory(token, 'GET /Groups')).body.totalResults).toBe(0);
  });

  test('B13 a team takes people of its workspace only', async () => {
    const { olga, ana, token, agents } = await grouped();
    await createTeam(olga, { name: 'Paris', memberIds: [] });
    const team = await groupNamed(token, 'Rome: team Paris');
    const { who, id } = await newUser(token);
    await expectUnchanged(
      olga,
      () => askDirectory(token, `PATCH /Groups/${team}`, add(ana.person.userId, id)),
      400,
    );
    await askDirectory(token, `PATCH /Groups/${agents}`, add(id));
    const { body } = await askDirectory(token, `PATCH /Groups/${team}`, add(id, ana.person.userId));
    expect(body.members.map(({ display }) => display).sort()).toEqual(['ana', 'ben']);
    expect((await loadWorkspaceContext(who, olga.workspace.slug)).access.self.teams).toHaveLength(1);
    await askDirectory(token, `PATCH /Groups/${team}`, remove(id));
    expect((await loadWorkspaceContext(who, olga.workspace.slug)).access.self.teams).toHaveLength(0);
  });

  test('B13 groups are neither made, renamed nor deleted', async () => {
    const { olga, token, agents } = await grouped();
    await expectUnchanged(olga, () => askDirectory(token, 'POST /Groups', { displayName: 'Sales' }), 403);
    await expectUnchanged(olga, () => askDirectory(token, `DELETE /Groups/${agents}`), 403);
    const rename = patch({ op: 'replace', path: 'displayName', value: 'Sales' });
    const answer = await expectUnchanged(
      olga,
      () => askDirectory(token, `PATCH /Groups/${agents}`, rename),
      400,
    );
    expect(answer.body.scimType).toBe('mutability');
  });
});
