import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRequest } from '@/lib/access/members/requests/create-request';
import { Denied } from '@/lib/platform/errors';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { apiKeyOf, offeredScopes, storedOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { programServer } from '@/lib/test-support/program-server';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const account = () =>
  world({ model: 'account-tree', people: { pia: 'parent-admin', bea: 'basic', ann: 'advanced' } });

test('KE2 a key that may only change access reads nothing of a member by it', async () => {
  const { pia, bea } = await account();
  const path = `/members/${bea.member.id}`;
  const changing = await apiKeyOf(pia, ['users.edit', 'users.revoke']);
  for (const [asked, body] of [
    [`PATCH ${path}`, { role: 'advanced' }],
    [`PUT ${path}/dates`, { startsOn: null, endsOn: null }],
    [`POST ${path}/suspend`, {}],
    [`POST ${path}/reinstate`, undefined],
  ] as const) {
    const answer = await askApi(changing, asked, body);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body).sort()).toEqual(['id', 'status', 'version']);
  }
  for (const asked of [`GET ${path}`, 'GET /members', `GET ${path}/covers`, `GET ${path}/history`])
    expect(await askApi(changing, asked)).toMatchObject({
      status: 403,
      body: { type: 'urn:latchkey:problem:scope-missing' },
    });
});

test('KE2 R3 the scopes of the organisation are for its administrators only', async () => {
  const { pia } = await account();
  const sam = await colleague(pia, await accountUnder(pia, 'North'), 'sam', 'sub-account-admin');
  expect(await offeredScopes(sam)).not.toContain('audit.view');
  const before = await storedOf(admin, sam);
  for (const scope of ['audit.view', 'roles.manage'] as const)
    await expect(apiKeyOf(sam, [scope])).rejects.toThrow(Denied);
  expect(await storedOf(admin, sam)).toEqual(before);
});

test('KE2 R4 a holder who no longer administers the organisation reads its trail no longer', async () => {
  const { pia } = await account();
  const token = await apiKeyOf(pia, ['audit.view']);
  expect((await askApi(token, 'GET /audit-events')).status).toBe(200);
  await admin`update people set role = 'member' where organisation_id = ${pia.organisation.id}`;
  expect(await askApi(token, 'GET /audit-events')).toMatchObject({
    status: 403,
    body: { type: 'urn:latchkey:problem:denied' },
  });
});

test('B13 writes without a body pass the listener of production, by POST and by DELETE', async () => {
  const { pia, bea } = await account();
  const token = await apiKeyOf(pia);
  const { body } = await askApi(token, 'POST /invitations', { emails: ['zoe@example.com'], role: 'basic' });
  const [{ memberId }] = (body as unknown as { invited: [{ memberId: string }] }).invited;
  await askApi(token, `POST /members/${bea.member.id}/suspend`, {});
  for (const [method, path] of [
    ['POST', `/members/${bea.member.id}/reinstate`],
    ['DELETE', `/invitations/${memberId}`],
  ] as const) {
    const address = `${await programServer()}/api/v1${path}`;
    const answer = await fetch(address, { method, headers: { authorization: `Bearer ${token}` } });
    expect(answer.status, path).toBe(200);
  }
  const gone = await askApi(token, `DELETE /invitations/${memberId}`);
  expect(gone.status).toBe(404);
});

test('TE6 B10 the trail of a key is that of its workspace, without those beside and below', async () => {
  const { pia } = await account();
  await accountUnder(pia, 'North');
  const token = await apiKeyOf(pia, ['audit.view']);
  const { body } = await askApi(token, 'GET /audit-events?size=100');
  const own =
    await admin`select id from audit_events where workspace_id = ${pia.workspace.id} order by seq desc`;
  expect(body.data.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
});

test('B13 the pages of a list have each row once, in the order of the list', async () => {
  const { pia, bea } = await account();
  const emails = Array.from({ length: 40 }, (_, n) => `guest-${n}-${crypto.randomUUID()}@example.com`);
  const token = await apiKeyOf(pia);
  await askApi(token, 'POST /invitations', { emails, role: 'basic' });
  await createRequest(bea, { permission: 'users.view', note: '', duration: 'today', untilDay: null });
  for (const [list, least] of [
    ['/members', 43],
    ['/audit-events', 43],
    ['/access-requests', 1],
  ] as const) {
    const pages = await walk(token, list);
    const ids = pages.flat();
    expect(new Set(ids).size, list).toBe(ids.length);
    expect(ids.length, list).toBeGreaterThanOrEqual(least);
    for (const page of pages.slice(0, -1)) expect(page).toHaveLength(25);
    const { body } = await askApi(token, `GET ${list}?size=100`);
    expect(body.data.map(({ id }) => id)).toEqual(ids);
  }
});

/** The ids of each page of 25, until there is no next one. */
async function walk(token: string, list: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await askApi(token, `GET ${list}?size=25${cursor && `&cursor=${cursor}`}`);
    pages.push(body.data.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  return pages;
}

test('B1 R6 requests of members whom the holder does not administer are absent', async () => {
  const { olga, una, bob } = await world({
    model: 'feature-grants',
    people: {
      olga: 'owner',
      una: { role: 'additional-user', grants: ['user-management', 'api-keys', 'contacts-view'] },
      bob: { role: 'additional-user', grants: [] },
    },
  });
  const asked = { permission: 'contacts.view', note: '', duration: 'today', untilDay: null } as const;
  const own = await createRequest(una, { ...asked, permission: 'templates.create' });
  const other = await createRequest(bob, asked);
  const ids = async (token: string) =>
    (await askApi(token, 'GET /access-requests')).body.data.map(({ id }) => id);
  expect(await ids(await apiKeyOf(olga))).toEqual([other.id, own.id]);
  const token = await apiKeyOf(una);
  expect(await ids(token)).toEqual([other.id]);
  const before = await storedOf(admin, olga);
  const answers = [own.id, crypto.randomUUID()].map((id) => askApi(token, `GET /access-requests/${id}`));
  const [hidden, missing] = await Promise.all(answers);
  expect([hidden?.status, hidden?.body]).toEqual([404, missing?.body]);
  expect(await storedOf(admin, olga)).toEqual(before);
});
