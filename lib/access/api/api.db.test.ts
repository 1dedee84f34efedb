import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { operations } from '@/lib/modules';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { apiKeyOf, offeredScopes, storedOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { spendAttempts } from '@/lib/test-support/spend-attempts';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const parent = () => world({ model: 'account-tree', people: { pia: 'parent-admin' } });

const anyId = '01900000-0000-7000-8000-000000000000';
const asked = ({ method, path }: { method: string; path: string }) =>
  `${method} ${path.replaceAll(/\{\w+\}/g, anyId)}`;

describe('KE2 the scopes of a key', () => {
  const models = [
    { model: 'account-tree', owner: 'parent-admin' },
    { model: 'feature-grants', owner: 'owner' },
  ] as const;
  test.each(models)('KE2 open in $model exactly the operations that name them', async ({ model, owner }) => {
    const { olga } = await world({ model, people: { olga: owner } });
    const offered = await offeredScopes(olga);
    expect(offered.length).toBeGreaterThan(3);
    const before = await storedOf(admin, olga);
    for (const scope of offered) {
      const token = await apiKeyOf(olga, [scope]);
      const opened = operations.filter((operation) => operation.scope === scope);
      expect(opened, scope).not.toHaveLength(0);
      for (const operation of operations) {
        // An empty body and an unknown contact: what is open answers 2xx, 400 or 404, and changes nothing.
        const isWriting = operation.method !== 'GET';
        const { status, body } = await askApi(token, asked(operation), isWriting ? {} : undefined);
        const isOpen = operation.scope === scope;
        expect(isOpen ? status !== 403 : body.type, operation.id).toBe(
          isOpen ? true : 'urn:latchkey:problem:scope-missing',
        );
      }
    }
    const after = await storedOf(admin, olga);
    expect({ ...after, audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  test('KE2 R4 a scope that the holder has lost is refused with the rule and the remedy', async () => {
    const { olga: owner } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const token = await apiKeyOf(owner, ['contacts.create']);
    await admin`insert into members (workspace_id, id, organisation_id, email, name, role, status)
      select workspace_id, gen_random_uuid(), organisation_id, 'other@example.com', 'Other', 'owner', 'active'
      from members where id = ${owner.member.id}`;
    await admin`update members set role = 'additional-user', grants = '{}' where id = ${owner.member.id}`;
    const before = await storedOf(admin, owner);
    const { status, body } = await askApi(
      token,
      'POST /contacts',
      { name: 'Zoé' },
      { 'accept-language': 'fr' },
    );
    expect({ status, body }).toMatchObject({
      status: 403,
      body: { title: 'Non autorisé', rule: { kind: 'right', id: 'contacts-edit' }, remedy: { kind: 'lift' } },
    });
    // Its input is not read.
    expect(await askApi(token, 'POST /contacts', { nam: 'x' })).toMatchObject({ status: 403 });
    expect(await storedOf(admin, owner)).toEqual(before);
  });
});

describe('SA1 a malformed request', () => {
  test.each([
    ['{', 400, { type: 'urn:latchkey:problem:malformed-json' }],
    ['[]', 400, { type: 'urn:latchkey:problem:malformed-json' }],
    ['['.repeat(200_000), 400, { type: 'urn:latchkey:problem:malformed-json' }],
    [`{"name":"${'x'.repeat(300_000)}"}`, 413, { type: 'urn:latchkey:problem:too-large' }],
    [{}, 400, { field: 'name', code: 'required' }],
    [{ name: 7 }, 400, { field: 'name', code: 'invalid' }],
    [{ name: 'x'.repeat(201) }, 400, { field: 'name', code: 'too-long' }],
    [{ name: 'Zoé', nam: 'x' }, 400, { field: 'nam', code: 'unknown-field' }],
    [{ name: 'Zoé', phone: '+39 1' }, 400, { field: 'phone', code: 'bad-phone' }],
    [{ name: 'Zoé', email: 'x' }, 400, { field: 'email', code: 'bad-email' }],
    [{ name: 'Zoé', lifecycle: 'x' }, 400, { field: 'lifecycle', code: 'unknown-choice' }],
    [{ name: 'Zoé', fields: { x: 'y' } }, 400, { field: 'fields.x' }],
    [{ name: 'Zoé', seatId: anyId }, 400, { field: 'seatId', code: 'unknown-field' }],
  ])(
    'SA1 SA7 with the body %.60j answers %d, names the field, and writes nothing',
    async (body, status, problem) => {
      const { pia } = await parent();
      const token = await apiKeyOf(pia);
      const before = await storedOf(admin, pia);
      const answer = await askApi(token, 'POST /contacts', body);
      expect(answer).toMatchObject({ status, body: { ...problem, status, title: expect.any(String) } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await storedOf(admin, pia)).toEqual(before);
    },
  );

  test.each([
    ['GET /members?size=7', 400, { field: 'size', code: 'unknown-choice' }],
    ['GET /members?cursor=x', 400, { field: 'cursor', code: 'bad-cursor' }],
    ['GET /contacts?cursor=x', 400, { field: 'cursor', code: 'bad-cursor' }],
    ['GET /contacts?q=a&q=b', 400, { field: 'q' }],
    ['GET /contacts?page=2', 400, { field: 'page', code: 'unknown-field' }],
    [`GET /contacts/${anyId}?q=a`, 400, { field: 'q', code: 'unknown-field' }],
    ['GET /contacts/x', 404, { type: 'urn:latchkey:problem:not-found' }],
    ['PATCH /contacts/x', 404, { type: 'urn:latchkey:problem:not-found' }],
    ['GET /elsewhere', 404, { type: 'urn:latchkey:problem:not-found' }],
    ['DELETE /contacts', 405, { type: 'urn:latchkey:problem:method-not-allowed' }],
  ])('SA1 SA7 %s answers %d', async (request, status, problem) => {
    const { pia } = await parent();
    expect(await askApi(await apiKeyOf(pia), request)).toMatchObject({ status, body: problem });
  });

  test('SA1 SA7 of another type answers 415, and a known address with an unknown method names the known ones', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    const before = await storedOf(admin, pia);
    const asText = await askApi(token, 'POST /contacts', '{"name":"Zoé"}', { 'content-type': 'text/plain' });
    expect(asText.status).toBe(415);
    const withCharset = { 'content-type': 'application/json; charset=utf-8' };
    expect(await storedOf(admin, pia)).toEqual(before);
    expect((await askApi(token, 'POST /contacts', { name: 'Zoé' }, withCharset)).status).toBe(201);
    expect((await askApi(token, 'DELETE /contacts')).headers.get('allow')).toBe('GET, POST');
  });

  test('LI1 too many requests are refused with Retry-After', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    await askApi(token, 'GET /members');
    await spendAttempts(admin);
    const { status, headers } = await askApi(token, 'GET /members');
    expect({ status, later: headers.get('retry-after') }).toEqual({
      ...{ status: 429, later: expect.stringMatching(/^[1-9]\d?$/) },
    });
  });
});

test('TE1 TE6 R6 a contact of another account, a missing one and an invisible one answer alike, unchanged', async () => {
  const { pia } = await parent();
  const north = await accountUnder(pia, 'North');
  const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
  const above = await askApi(await apiKeyOf(pia), 'POST /contacts', { name: 'Above', phone: '+39061234567' });
  const token = await apiKeyOf(sam);
  const before = await storedOf(admin, pia);
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { name: 'Mine' }],
    ['GET', '/channels', undefined],
    ['POST', '/messages', { channelId: anyId, text: 'Ciao' }],
  ] as const) {
    const foreign = await askApi(token, `${method} /contacts/${above.body.id}${path}`, body);
    const missing = await askApi(token, `${method} /contacts/${anyId}${path}`, body);
    expect(foreign.status, `${method} ${path}`).toBe(404);
    expect(foreign.body).toEqual(missing.body);
  }
  expect({ ...(await storedOf(admin, pia)), audit: 0 }).toEqual({ ...before, audit: 0 });
});
