import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { operations } from '@/lib/modules';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { apiKeyOf, storedOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { everything } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const account = () =>
  world({ model: 'account-tree', people: { pia: 'parent-admin', bea: 'basic', ann: 'advanced' } });
const state = async (ctx: WorkspaceContext) => [await everything(admin, ctx), await storedOf(admin, ctx)];
/** Under a key, so that a refusal would show that it left a claim. */
const once = () => ({ 'idempotency-key': crypto.randomUUID() });

const memberWrites = (id: string, successorId: string): [string, object?][] => [
  [`PATCH /members/${id}`, { role: 'basic' }],
  [`PUT /members/${id}/dates`, { startsOn: null, endsOn: '2099-12-31' }],
  [`POST /members/${id}/suspend`, {}],
  [`POST /members/${id}/revoke`, { successorId }],
  [`POST /members/${id}/sign-out`],
];

test('R1 a key changes nothing of the access of its holder, whatever the operation', async () => {
  const { pia, ann } = await account();
  const token = await apiKeyOf(pia);
  const before = await state(pia);
  for (const [asked, body] of memberWrites(pia.member.id, ann.member.id)) {
    const answer = await askApi(token, asked, body, once());
    expect(answer, asked).toMatchObject({
      status: 403,
      body: { type: 'urn:latchkey:problem:denied', rule: { id: 'no-self-administration' } },
    });
  }
  expect(await state(pia)).toEqual(before);
});

test('R3 RO1 RO3 a key of a sub-account gives no role above its holder’s, by any operation', async () => {
  const { pia } = await account();
  const north = await accountUnder(pia, 'North');
  const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
  const bob = await colleague(pia, north, 'bob', 'basic');
  const token = await apiKeyOf(sam);
  const before = await state(sam);
  const invited = { emails: ['zoe@example.com'], role: 'parent-admin' };
  for (const [asked, body] of [
    ['POST /invitations', invited],
    [`PATCH /members/${bob.member.id}`, { role: 'parent-admin' }],
  ] as const)
    expect(await askApi(token, asked, body, once())).toMatchObject({ status: 400, body: { field: 'role' } });
  expect(await state(sam)).toEqual(before);
});

test('R3 a key of a user who manages users gives no right that they lack', async () => {
  const { olga, una, bob } = await world({
    model: 'feature-grants',
    people: {
      olga: 'owner',
      una: { role: 'additional-user', grants: ['user-management', 'api-keys', 'contacts-view'] },
      bob: { role: 'additional-user', grants: [] },
    },
  });
  const token = await apiKeyOf(una);
  const before = await state(olga);
  for (const [asked, body] of [
    [
      'POST /invitations',
      { emails: ['zoe@example.com'], role: 'additional-user', rights: ['templates-edit'] },
    ],
    [`PATCH /members/${bob.member.id}`, { rights: ['templates-edit'] }],
    [`PATCH /members/${olga.member.id}`, { rights: [] }],
    [`POST /members/${olga.member.id}/revoke`, {}],
  ] as const)
    expect((await askApi(token, asked, body, once())).status, asked).toBe(403);
  expect(await state(olga)).toEqual(before);
  const given = await askApi(token, `PATCH /members/${bob.member.id}`, { rights: ['contacts-view'] });
  expect(given.status).toBe(200);
});

test('R2 RO4 two holders of the top role whose keys demote each other leave one, in 20 rounds', async () => {
  const { pia, max } = await world({
    model: 'account-tree',
    people: { pia: 'parent-admin', max: 'parent-admin' },
  });
  const tokens = [await apiKeyOf(pia), await apiKeyOf(max, ['users.edit'])];
  for (let round = 0; round < 20; round++) {
    await Promise.all(
      [max, pia].map(({ member }, n) =>
        askApi(tokens[n] ?? '', `PATCH /members/${member.id}`, { role: 'basic' }, once()),
      ),
    );
    const top = await admin`select 1 from members
      where workspace_id = ${pia.workspace.id} and role = 'parent-admin' and status = 'active'`;
    expect(top).toHaveLength(1);
    await admin`update members set role = 'parent-admin' where workspace_id = ${pia.workspace.id}`;
  }
});

test('RO7 an older version is refused with 409, and nothing is changed', async () => {
  const { pia, bea } = await account();
  const token = await apiKeyOf(pia);
  const path = `/members/${bea.member.id}`;
  await askApi(token, `PATCH ${path}`, { role: 'advanced', version: bea.member.version });
  const before = await state(pia);
  for (const [asked, body] of memberWrites(bea.member.id, pia.member.id).slice(0, 4)) {
    const answer = await askApi(token, asked, { ...body, version: bea.member.version }, once());
    expect(answer, asked).toMatchObject({ status: 409, body: { type: 'urn:latchkey:problem:stale' } });
  }
  expect(await state(pia)).toEqual(before);
});

test('TE1 R6 KE2 what is of another workspace answers as what does not exist, in every operation', async () => {
  const { pia } = await account();
  const { zoe } = await world({ model: 'account-tree', people: { zoe: 'parent-admin' } });
  const token = await apiKeyOf(pia);
  const before = [await state(pia), await state(zoe)];
  const withTarget = operations.filter(({ path }) => /{(?!role|team)/.test(path));
  expect(withTarget.length).toBeGreaterThan(15);
  for (const { method, path, example = {} } of withTarget) {
    const at = (id: string) => `${method} ${path.replaceAll(/\{\w+\}/g, id)}`;
    const body = method === 'GET' || method === 'DELETE' ? undefined : example;
    const asks = [zoe.member.id, crypto.randomUUID()].map((id) =>
      // An operation without a body takes none.
      askApi(token, at(id), operations.some((each) => each.path === path && each.body) ? body : undefined),
    );
    const [foreign, missing] = await Promise.all(asks);
    expect(foreign?.status, at('…')).toBe(404);
    expect(foreign?.body, at('…')).toEqual(missing?.body);
  }
  expect([await state(pia), await state(zoe)]).toEqual(before);
});

describe('SA1 RO6 a malformed write', () => {
  const any = '01900000-0000-7000-8000-000000000000';
  test.each([
    ['POST /invitations', { emails: [], role: 'basic' }, 'emails', 'required'],
    ['POST /invitations', { emails: 'a@example.com', role: 'basic' }, 'emails', 'invalid'],
    ['POST /invitations', { emails: ['no'], role: 'basic' }, 'emails', 'email'],
    ['POST /invitations', { emails: ['a@example.com'] }, 'role', 'invalid'],
    ['POST /invitations', { emails: ['a@example.com'], role: '__proto__' }, 'role', 'unknown-role'],
    [
      'POST /invitations',
      { emails: ['a@example.com'], role: 'basic', isOwner: true },
      'isOwner',
      'unknown-field',
    ],
    ['PATCH /members/BEA', {}, undefined, undefined],
    ['PATCH /members/BEA', { role: 7 }, 'role', 'invalid'],
    ['PATCH /members/BEA', { role: 'basic', until: '2020-01-01' }, 'until', 'past'],
    ['PATCH /members/BEA', { role: 'basic', until: 'soon' }, 'until', 'bad-date'],
    ['PATCH /members/BEA', { rights: ['everything'] }, 'rights', undefined],
    ['PUT /members/BEA/dates', { startsOn: null }, 'endsOn', undefined],
    ['PUT /members/BEA/dates', { startsOn: null, endsOn: '2020-01-01' }, 'endsOn', 'past'],
    ['POST /members/BEA/suspend', { until: '2020-01-01' }, 'until', 'past'],
    ['POST /members/BEA/suspend', { reason: 'x'.repeat(501) }, 'reason', 'too-long'],
    ['POST /members/BEA/revoke', { successorId: any }, 'successorId', undefined],
    ['POST /members/BEA/reinstate', { force: true }, 'force', 'unknown-field'],
    ['POST /members/BEA/covers', { byId: any, endsOn: '2099-12-31' }, 'byId', undefined],
    ['POST /roles', { base: 'emperor', label: 'X', permissions: ['reports.view'] }, 'base', 'unknown-role'],
    ['POST /roles', { base: 'basic', label: '<b>', permissions: ['reports.view'] }, 'label', 'plain-name'],
    ['GET /audit-events?cursor=x', undefined, 'cursor', 'bad-cursor'],
    ['GET /access-requests?size=7', undefined, 'size', 'unknown-choice'],
  ])('SA1 RO6 %s with %j names %s, and changes nothing', async (asked, body, field, code) => {
    const { pia, bea } = await account();
    const token = await apiKeyOf(pia);
    const before = await state(pia);
    const answer = await askApi(token, asked.replace('BEA', bea.member.id), body, once());
    expect(answer).toMatchObject({
      status: 400,
      body: { ...(field && { field }), ...(code && { code }), title: 'Invalid request' },
    });
    expect(await state(pia)).toEqual(before);
  });
});
