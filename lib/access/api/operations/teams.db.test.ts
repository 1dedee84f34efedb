import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import { createTeam } from '@/lib/access/teams/create-team';
import { operations } from '@/lib/modules';
import { apiKeyOf, storedOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { again, join, person, world } from '@/lib/test-support/world';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';

const { admin } = await testDatabase();

const once = () => ({ 'idempotency-key': crypto.randomUUID() });

async function workspace() {
  const { olga, ben } = await world({ people: { olga: 'owner', ben: 'agent' } });
  const { id } = await createTeam(olga, { name: 'Paris', memberIds: [] });
  const token = await apiKeyOf(olga);
  const ask = (asked: string, body?: object) => askApi(token, asked.replace('TEAM', id), body, once());
  return { olga, ben, id, ask };
}

test('S1.22 R4 a program puts an agent into a team, who sees its contacts with the next request', async () => {
  const { olga, id, ask } = await workspace();
  const ana = await join(olga, await person('ana'), { role: 'agent', restrictions: ['visibility-team'] });
  await admin`insert into contacts (workspace_id, id, name, team_id)
    values (${olga.workspace.id}, gen_random_uuid(), 'Zoé', ${id})`;
  const seen = async () => (await listCounted(await again(ana), contactSearch.parse({}))).total;
  expect(await seen()).toBe(0);
  expect((await ask('POST /teams/TEAM/members', { add: [ana.member.id] })).status).toBe(200);
  expect(await seen()).toBe(1);
  expect((await ask('POST /teams/TEAM/members', { remove: [ana.member.id] })).status).toBe(200);
  expect(await seen()).toBe(0);
});

test('B13 the teams are paged by name, and those archived are a list beside them', async () => {
  const { olga, id, ask } = await workspace();
  for (let n = 10; n < 40; n++) await createTeam(olga, { name: `Team ${n}`, memberIds: [] });
  expect((await ask('POST /teams/TEAM/archive', {})).status).toBe(200);
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await ask(`GET /teams?size=25${cursor && `&cursor=${cursor}`}`);
    const page = body as unknown as { data: { name: string }[]; nextCursor: string | null };
    names.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(names).toEqual(Array.from({ length: 30 }, (_, n) => `Team ${n + 10}`));
  expect((await ask('GET /teams?show=archived')).body).toMatchObject({ data: [{ id, isArchived: true }] });
});

const writes: [string, object?][] = [
  ['POST /teams', { name: 'Own' }],
  ['PATCH /teams/TEAM', { name: 'Own' }],
  ['POST /teams/TEAM/members', { add: [] }],
  ['POST /teams/TEAM/archive', {}],
  ['POST /teams/TEAM/restore'],
];

test.each<[string, ApiScope[], string[]]>([
  ['KE2 a key for reading teams', ['teams.view'], []],
  ['S1.16 R4 a key of a Manager whose settings are locked since', ['teams.manage'], ['workspace-settings']],
])('%s changes no team', async (_, scopes, restrictions) => {
  const { olga, id } = await workspace();
  const mona = await join(olga, await person('mona'), 'manager');
  const token = await apiKeyOf(mona, scopes);
  await admin`update members set restrictions = ${restrictions} where id = ${mona.member.id}`;
  const before = await storedOf(admin, olga);
  for (const [asked, body] of writes)
    expect((await askApi(token, asked.replace('TEAM', id), body, once())).status, asked).toBe(403);
  expect(await storedOf(admin, olga)).toEqual(before);
});

test('TE1 R6 a team and a person of another workspace answer as what does not exist', async () => {
  const { olga, ask } = await workspace();
  const { olga: zoe, id: foreign } = await workspace();
  const before = [await storedOf(admin, olga), await storedOf(admin, zoe)];
  const ofTeam = operations.filter(({ path }) => path.includes('{teamId}'));
  expect(ofTeam).toHaveLength(5);
  for (const { method, path, body, example } of ofTeam) {
    const at = (id: string) => ask(`${method} ${path.replace('{teamId}', id)}`, body && example);
    const [theirs, missing] = [await at(foreign), await at(crypto.randomUUID())];
    expect({ path, ...theirs }).toMatchObject({ path, status: 404, body: missing.body });
  }
  for (const id of [zoe.member.id, crypto.randomUUID()])
    expect((await ask('POST /teams/TEAM/members', { add: [id] })).status).toBe(404);
  expect([await storedOf(admin, olga), await storedOf(admin, zoe)]).toEqual(before);
});

test.each<[string, object | undefined, string, string]>([
  ['POST /teams', { name: ' ' }, 'name', 'required'],
  ['POST /teams', { name: 'paris' }, 'name', 'name-taken'],
  ['POST /teams', { name: 'x'.repeat(81) }, 'name', 'too-long'],
  ['POST /teams', { name: 'Lyon', memberIds: ['no'] }, 'memberIds.0', 'invalid'],
  ['PATCH /teams/TEAM', { name: 'Lyon', isArchived: true }, 'isArchived', 'unknown-field'],
  ['POST /teams/TEAM/members', { add: 'ana' }, 'add', 'invalid'],
  ['GET /teams?cursor=x', undefined, 'cursor', 'bad-cursor'],
  ['GET /teams?show=all', undefined, 'show', 'unknown-choice'],
])('SA1 RO6 %s with %j names %s, and changes nothing', async (asked, body, field, code) => {
  const { olga, ask } = await workspace();
  const before = await storedOf(admin, olga);
  expect(await ask(asked, body)).toMatchObject({ status: 400, body: { field, code } });
  expect(await storedOf(admin, olga)).toEqual(before);
});

test('RO7 an older version of a team is refused with 409, and nothing is changed', async () => {
  const { olga, ask } = await workspace();
  expect((await ask('PATCH /teams/TEAM', { name: 'Lyon', version: 1 })).status).toBe(200);
  const before = await storedOf(admin, olga);
  for (const [asked, body] of writes.slice(1, 4))
    expect((await ask(asked, { ...body, version: 1 })).status, asked).toBe(409);
  expect(await storedOf(admin, olga)).toEqual(before);
});
