import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { topRoleOf, workspaceModels } from '@/lib/access/models/registry';
import { minimalChange } from '@/lib/policy/changes/minimal-change';
import { decide } from '@/lib/policy/decide';
import { permissionsOf } from '@/lib/policy/permission-table';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const desk = () =>
  world({
    people: {
      olga: 'owner',
      mia: { role: 'manager', restrictions: ['data-export'] },
      ana: { role: 'agent', restrictions: ['visibility-own'] },
      abe: 'agent',
    },
  });

/** All results of a search, page by page. */
async function search(ctx: WorkspaceContext, kind: string, asked: object, limit?: number, include?: string) {
  const token = await keyOf(admin, ctx);
  const page = { ...(limit && { limit }), ...(include && { properties: { include } }) };
  const results: { type?: string; id?: string; name?: string; properties?: object }[] = [];
  const counts: number[] = [];
  for (let next: string | undefined; next !== ''; ) {
    const body = { ...asked, page: { ...page, ...(next && { token: next }) } };
    const answer = await askDecisionPoint(token, ctx.workspace.slug, `POST search/${kind}`, body);
    expect(answer.status).toBe(200);
    expect(answer.body.page.count).toBe(answer.body.results.length);
    results.push(...answer.body.results);
    counts.push(answer.body.results.length);
    next = answer.body.page.next_token;
  }
  return { results, ids: results.map(({ id }) => id), names: results.map(({ name }) => name), counts };
}

const subjectOf = ({ member }: WorkspaceContext) => ({ type: 'user', id: member.id });
const workspaceOf = ({ workspace }: WorkspaceContext) => ({ type: 'workspace', id: workspace.slug });
const byId = (one: string, other: string) => (one < other ? -1 : 1);

test('B13 B15 the subjects of a search are those whom the engine allows, and paging keeps each once', async () => {
  const people = Object.values(await desk());
  const [olga] = people;
  if (!olga) throw new Error('A world has at least one person.');
  for (const name of [
    'contacts.export',
    'messages.view',
    'shortcuts.manage',
    'billing.view',
    'profile.update',
  ]) {
    const asked = { subject: { type: 'user', id: 'ignored' }, action: { name }, resource: workspaceOf(olga) };
    const able = people.filter(({ access }) => decide(access, name, { kind: 'workspace' }).allowed);
    const ids = able.map(({ member }) => member.id).sort(byId);
    for (const limit of [1, 2, 3, 100]) {
      const found = await search(olga, 'subject', asked, limit);
      expect(found.ids, name).toEqual(ids);
      for (const { type } of found.results) expect(type).toBe('user');
      expect(found.counts).toHaveLength(Math.max(1, Math.ceil(ids.length / limit)));
    }
  }
});

test('B13 B15 couldBeGranted adds and marks those who could get it by a change', async () => {
  const people = Object.values(await desk());
  const [olga] = people;
  if (!olga) throw new Error('A world has at least one person.');
  const name = 'contacts.export';
  const asked = { subject: { type: 'user' }, action: { name }, resource: workspaceOf(olga) };
  const { results } = await search(olga, 'subject', asked, 2, 'couldBeGranted');
  const expected = people.flatMap(({ access, member: { id } }) => {
    if (decide(access, name, { kind: 'workspace' }).allowed) return [{ type: 'user', id }];
    if (!minimalChange(access.compiled, name)) return [];
    return [{ type: 'user', id, properties: { couldBeGranted: true } }];
  });
  expect(results).toEqual(expected.sort((one, other) => byId(one.id, other.id)));
  expect(results.filter(({ properties }) => properties)).not.toHaveLength(0);
});

test.each(workspaceModels)(
  'B13 B15 the actions of a search in $id are those that the engine allows',
  async (model) => {
    const { olga } = await world({ model: model.id, people: { olga: topRoleOf(model) } });
    const all = permissionsOf(model.catalogue, model.features).filter(({ about }) => about === 'workspace');
    const able = all.filter(
      ({ permission }) => decide(olga.access, permission, { kind: 'workspace' }).allowed,
    );
    const asked = { subject: subjectOf(olga), resource: workspaceOf(olga) };
    for (const limit of [7, 100])
      expect((await search(olga, 'action', asked, limit)).names).toEqual(
        able.map(({ permission }) => permission),
      );
  },
);

test('B13 S1.23 R6 the contacts and actions of an agent are those of their scope', async () => {
  const { olga, ana, abe } = await desk();
  await giveContacts(admin, ana, 7);
  await giveContacts(admin, abe, 3);
  const own = await admin<{ id: string }[]>`select c.id from contacts c join seats s on s.id = c.seat_id
    where c.workspace_id = ${olga.workspace.id} and s.holder_id = ${ana.member.id}`;
  const ids = own.map(({ id }) => id).sort(byId);
  const asked = { action: { name: 'messages.view-contacts' }, resource: { type: 'contact' } };
  for (const limit of [2, 7, 50])
    expect((await search(olga, 'resource', { subject: subjectOf(ana), ...asked }, limit)).ids).toEqual(ids);
  expect((await search(olga, 'resource', { subject: subjectOf(abe), ...asked })).ids).toHaveLength(10);
  const supposed = { ...subjectOf(ana), properties: { restrictions: [] } };
  expect((await search(olga, 'resource', { subject: supposed, ...asked })).ids).toHaveLength(10);
  const [other] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}
    and not id = any(${ids})`;
  for (const [id, isOwn] of [
    [ids[0], true],
    [other?.id, false],
  ]) {
    const { names } = await search(olga, 'action', {
      subject: subjectOf(ana),
      resource: { type: 'contact', id },
    });
    expect(names.includes('messages.view-contacts')).toBe(isOwn);
  }
});

test('B13 R1 S1.15 the members whom a subject may edit are found, and the workspace too', async () => {
  const { olga, mia, ana, abe } = await desk();
  const asked = (name: string, type: string) => ({
    subject: subjectOf(mia),
    action: { name },
    resource: { type },
  });
  const agents = [ana.member.id, abe.member.id].sort(byId);
  expect((await search(olga, 'resource', asked('users.edit', 'member'), 1)).ids).toEqual(agents);
  expect((await search(olga, 'resource', asked('users.view', 'workspace'))).ids).toEqual([
    olga.workspace.slug,
  ]);
  expect((await search(olga, 'resource', asked('contacts.export', 'workspace'))).ids).toEqual([]);
});

test('B13 R6 a search finds no contact that the holder of the key may not see', async () => {
  const { olga, ben } = await world({
    model: 'feature-grants',
    people: { olga: 'owner', ben: { role: 'additional-user', grants: [] } },
  });
  await giveContacts(admin, olga, 3);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const contacts = {
    subject: subjectOf(olga),
    action: { name: 'contacts.view' },
    resource: { type: 'contact' },
  };
  expect((await search(olga, 'resource', contacts)).ids).toHaveLength(3);
  const own = await again(ben);
  expect((await search(own, 'resource', contacts)).ids).toEqual([]);
  const seen = { type: 'contact', id: contact?.id };
  expect(
    (await search(own, 'subject', { ...contacts, subject: { type: 'user' }, resource: seen })).ids,
  ).toEqual([]);
  expect((await search(own, 'action', { subject: subjectOf(olga), resource: seen })).names).toEqual([]);
});

test('B13 among thousands of members a search pauses with a token, and finds each in the end', async () => {
  const { olga, mia } = await desk();
  await admin`insert into members (workspace_id, id, organisation_id, email, name, role, status)
    select ${olga.workspace.id}, gen_random_uuid(), ${olga.organisation.id}, n || '@example.org', 'Agent ' || n,
      'agent', 'active' from generate_series(1, 5200) n`;
  const asked = { subject: { type: 'user' }, action: { name: 'users.view' }, resource: workspaceOf(olga) };
  const { ids, counts } = await search(olga, 'subject', asked);
  expect(ids).toEqual([olga.member.id, mia.member.id].sort(byId));
  expect(counts).toHaveLength(2);
  const edited = { subject: subjectOf(mia), action: { name: 'users.edit' }, resource: { type: 'member' } };
  const token = await keyOf(admin, olga);
  const { body } = await askDecisionPoint(token, olga.workspace.slug, 'POST search/resource', edited);
  expect(body.results).toHaveLength(50);
});
