import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound } from '@/lib/platform/errors';
import { askDirectory, directoryToken, groupNamed, patch } from '@/lib/test-support/ask-directory';
import { spendAttempts } from '@/lib/test-support/spend-attempts';
import { join, person, world } from '@/lib/test-support/world';
import { createToken } from './tokens/create-token';
import { listTokens } from './tokens/list-tokens';
import { revokeToken } from './tokens/revoke-token';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const atOrganisation = ({ person: who, organisation }: WorkspaceContext) =>
  loadOrganisationContext(who, organisation.slug);

const tokensOf = ({ organisation }: WorkspaceContext) =>
  admin`select * from directory_tokens where organisation_id = ${organisation.id} order by id`;

describe('Directory tokens', () => {
  test('SC1 IN10 an administrator makes one, shown once; only its hash is stored', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ctx = await atOrganisation(olga);
    const { id, token } = await createToken(ctx, { name: 'Okta', days: 90 });
    expect(token).toMatch(/^lkd_[\w-]{43}$/);
    const [row] = await admin`select t::text as row from directory_tokens t where id = ${id}`;
    expect(row?.row).not.toContain(token.slice(4));
    const { status } = await askDirectory(token, 'GET /Users');
    expect(status).toBe(200);
    await askDirectory(token, 'POST /Users', { userName: `x-${id}@example.com`, displayName: 'Xenia' });
    expect(await listTokens(ctx)).toMatchObject([
      {
        ...{ id, name: 'Okta', hint: token.slice(-4), holder: 'olga', end: null },
        lastUsedAt: expect.any(Date),
        lastChange: { event: 'person.added', subject: 'Xenia' },
      },
    ]);
  });

  test('SC1 who does not administer the organisation neither sees, makes nor ends one', async () => {
    const { olga, max } = await world({ people: { olga: 'owner', max: 'manager' } });
    const { id } = await createToken(await atOrganisation(olga), { name: 'Okta', days: 30 });
    const member = await atOrganisation(max);
    const { eva } = await world({ people: { eva: 'owner' } });
    const stranger = await atOrganisation(eva);
    const before = await tokensOf(olga);
    await expect((async () => listTokens(member))()).rejects.toThrow(Denied);
    await expect(createToken(member, { name: 'Mine', days: 30 })).rejects.toThrow(Denied);
    await expect(revokeToken(member, { tokenId: id })).rejects.toThrow(Denied);
    await expect(revokeToken(stranger, { tokenId: id })).rejects.toThrow(NotFound);
    expect(await tokensOf(olga)).toEqual(before);
    expect(await listTokens(stranger)).toEqual([]);
  });

  test.each(['revoked', 'expired', 'suspended', 'demoted', 'disabled', 'invented'])(
    'SC1 R4 a token that is %s, or whose administrator is, answers 401 at the next request',
    async (how) => {
      const { olga } = await world({ people: { olga: 'owner' } });
      const made = await createToken(await atOrganisation(olga), { name: 'Okta', days: 30 });
      const { userId } = olga.person;
      if (how === 'revoked') await revokeToken(await atOrganisation(olga), { tokenId: made.id });
      if (how === 'expired')
        await admin`update directory_tokens set expires_at = now() where id = ${made.id}`;
      if (how === 'suspended') await admin`update people set suspended_at = now() where user_id = ${userId}`;
      if (how === 'demoted') await admin`update people set role = 'member' where user_id = ${userId}`;
      if (how === 'disabled') await admin`update users set disabled_at = now() where id = ${userId}`;
      const token = how === 'invented' ? 'lkd_invented' : made.token;
      const { status, headers, body } = await askDirectory(token, 'GET /Users');
      expect({ status, body }).toMatchObject({
        status: 401,
        body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' },
      });
      expect(headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  test('SC1 TE1 a token learns nothing of other organisations', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { eva } = await world({ workspace: 'Theirs', people: { eva: 'owner' } });
    // The administrator is an owner in the other organisation too.
    await join(eva, olga.person, 'owner');
    const theirs = await groupNamed(await directoryToken(eva), 'Theirs: Owner');
    const token = await directoryToken(olga);
    const { userId, email } = eva.person;
    for (const asked of [`GET /Users/${userId}`, `DELETE /Users/${userId}`, `GET /Groups/${theirs}`])
      expect((await askDirectory(token, asked)).status, asked).toBe(404);
    const add = patch({ op: 'add', path: 'members', value: [{ value: olga.person.userId }] });
    expect((await askDirectory(token, `PATCH /Groups/${theirs}`, add)).status).toBe(404);
    const own = await groupNamed(token, 'Workspace of olga: Agent');
    const addStranger = patch({ op: 'add', path: 'members', value: [{ value: userId }] });
    expect((await askDirectory(token, `PATCH /Groups/${own}`, addStranger)).status).toBe(400);
    const list = await askDirectory(token, `GET /Users?filter=userName eq "${email}"`);
    expect(list.body.totalResults).toBe(0);
    expect(
      (await askDirectory(token, 'GET /Groups')).body.Resources.map(({ displayName }) => displayName),
    ).toEqual(['Workspace of olga: Owner', 'Workspace of olga: Manager', 'Workspace of olga: Agent']);
  });

  test('SC1 LI1 guesses and busy tokens are limited, each separately, with Retry-After', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const token = await directoryToken(olga);
    expect((await askDirectory('lkd_1', 'GET /Users')).status).toBe(401);
    await spendAttempts(admin);
    expect((await askDirectory('lkd_2', 'GET /Users')).status).toBe(429);
    expect((await askDirectory(token, 'GET /Users')).status).toBe(200);
    await spendAttempts(admin);
    const { status, headers, body } = await askDirectory(token, 'GET /Users');
    expect({ status, again: headers.get('retry-after'), body }).toMatchObject({
      status: 429,
      again: '60',
      body: { status: '429' },
    });
  });
});

describe('The protocol of the directory', () => {
  async function asking() {
    const { olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const token = await directoryToken(olga);
    return (asked: string, body?: unknown, sent?: Record<string, string>) =>
      askDirectory(token, asked, body, sent);
  }

  test('B13 RFC 7644 4 says what it can do, and every attribute that it sends is in a schema', async () => {
    const ask = await asking();
    expect((await ask('GET /ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true },
      pagination: { cursor: true, index: true, defaultPaginationMethod: 'index', maxPageSize: 200 },
      filter: { supported: true, maxResults: 200 },
      sort: { supported: true },
      etag: { supported: true },
    });
    const types = (await ask('GET /ResourceTypes')).body.Resources;
    expect(types.map(({ id }) => id)).toEqual(['User', 'Group']);
    expect((await ask('GET /ResourceTypes/User')).body).toEqual(types[0]);
    const schemas = (await ask('GET /Schemas')).body.Resources as unknown as {
      id: string;
      attributes: { name: string }[];
    }[];
    const common = ['schemas', 'id', 'externalId', 'meta', 'urn:latchkey:scim:2.0:Access'];
    for (const [list, index] of [
      ['/Users', 0],
      ['/Groups', 1],
    ] as const) {
      const known = [...common, ...(schemas[index]?.attributes ?? []).map(({ name }) => name)];
      const [resource] = (await ask(`GET ${list}`)).body.Resources;
      expect(Object.keys(resource ?? {}).filter((name) => !known.includes(name))).toEqual([]);
    }
    const one = await ask(`GET /Schemas/${schemas[0]?.id}`);
    expect(one.body).toEqual(schemas[0]);
  });

  test.each([
    ['GET /Nothing', 404, undefined],
    ['GET /Users/not-an-id', 404, undefined],
    ['GET /Groups/level-x', 404, undefined],
    ['GET /Users/a/b', 404, undefined],
    ['GET /Schemas/urn:x', 404, undefined],
    ['GET /ResourceTypes?filter=a pr', 403, undefined],
    ['GET /Users?filter=userName is "x"', 400, 'invalidFilter'],
    ['GET /Users?sortBy=a..b', 400, 'invalidFilter'],
    ['GET /Users?count=many', 400, 'invalidValue'],
    ['GET /Users?attributes=id&excludedAttributes=id', 400, 'invalidSyntax'],
    ['DELETE /Users', 405, undefined],
    ['PUT /ServiceProviderConfig', 405, undefined],
  ])('B13 RFC 7644 3.12 %s answers %i', async (asked, status, scimType) => {
    const answer = await (await asking())(asked);
    expect(answer).toMatchObject({ status, body: { status: String(status), detail: expect.any(String) } });
    expect(answer.body.scimType).toBe(scimType);
  });

  test('B13 RFC 7644 3.1 takes JSON of both names only, of bounded size and depth', async () => {
    const ask = await asking();
    const sent = (type: string) => ask('POST /Users/.search', '{}', { 'content-type': type });
    expect((await sent('application/json; charset=utf-8')).status).toBe(200);
    expect((await sent('application/scim+json')).status).toBe(200);
    expect((await sent('text/plain')).status).toBe(415);
    expect((await ask('POST /Users', '[]')).body.scimType).toBe('invalidSyntax');
    expect((await ask('POST /Users', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`)).status).toBe(400);
    expect((await ask('POST /Users', JSON.stringify({ a: 'x'.repeat(300_000) }))).status).toBe(413);
    const echoed = await ask('GET /Users', undefined, { 'x-request-id': 'r-1' });
    expect(echoed.headers.get('x-request-id')).toBe('r-1');
  });

  test('B13 RFC 7644 3.4.2.4 pages begin at 1, whatever is asked', async () => {
    const ask = await asking();
    expect((await ask('GET /Users?startIndex=-3&count=1')).body).toMatchObject({
      startIndex: 1,
      itemsPerPage: 1,
    });
    expect((await ask('GET /Users?startIndex=9&count=-1')).body).toMatchObject({
      totalResults: 2,
      Resources: [],
    });
  });

  test('SC1 a person who is only invited is no user yet', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const who = await person('ivo');
    await admin`insert into members (workspace_id, id, organisation_id, email, name, role, status)
      values (${olga.workspace.id}, gen_random_uuid(), ${olga.organisation.id}, ${who.email}, 'ivo', 'agent', 'invited')`;
    const { body } = await askDirectory(await directoryToken(olga), 'GET /Users');
    expect(body.totalResults).toBe(1);
  });
});
