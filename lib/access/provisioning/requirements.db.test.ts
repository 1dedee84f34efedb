import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createTeam } from '@/lib/access/teams/create-team';
import { programRoutes } from '@/lib/programs';
import { askDirectory, patch } from '@/lib/test-support/ask-directory';
import { isAttributeName } from './filter/attribute-path';
import { grouped } from './test-support/group-requests';
import { provisioned, refusing, userSchema } from './test-support/provisioned';

const { admin } = await testDatabase();
const expectRefused = refusing(admin);

beforeEach(async () => {
  await admin`delete from attempts`;
});

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const address = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;

type Resource = Record<string, unknown> & { id: string; schemas: string[]; meta: Record<string, string> };

/** An organisation with a provisioned user, and everything that its token lists. */
async function listed() {
  const { olga, ana, token, agents } = await grouped();
  await createTeam(olga, { name: 'Paris', memberIds: [ana.member.id] });
  const ask = (asked: string, body?: unknown, sent?: Record<string, string>) =>
    askDirectory(token, asked, body, sent);
  const { body: ben } = await ask('POST /Users', {
    ...{ userName: address('ben'), displayName: 'Ben', title: 'Analyst' },
    [enterprise]: { department: 'Sales' },
  });
  const all: Resource[] = [];
  for (const list of ['/Users', '/Groups'])
    all.push(...((await ask(`GET ${list}`)).body.Resources as unknown as Resource[]));
  return { olga, ana, ben, ask, agents, all };
}

describe('Every resource of the directory', () => {
  test('B13 RFC 7643 3 has an id, its schemas once each, names and moments as the RFC writes them', async () => {
    const { ask, ben, all } = await listed();
    const types = (await ask('GET /ResourceTypes')).body.Resources as unknown as {
      id: string;
      schema: string;
      schemaExtensions: { schema: string }[];
    }[];
    expect(all).toHaveLength(7);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { schemas, id, meta, ...attributes } of all) {
      const type = types.find((each) => each.id === meta.resourceType);
      const known = [type?.schema, ...(type?.schemaExtensions ?? []).map(({ schema }) => schema)];
      expect(schemas[0]).toBe(type?.schema);
      expect(new Set(schemas).size).toBe(schemas.length);
      expect(known).toEqual(expect.arrayContaining(schemas));
      expect(id).toMatch(/^(?!.*bulkId).+$/);
      const names = Object.keys(attributes);
      expect(names.filter((name) => !known.includes(name) && !isAttributeName(name))).toEqual([]);
      expect(names.filter((name) => known.includes(name) && !schemas.includes(name))).toEqual([]);
      for (const at of ['created', 'lastModified'])
        expect(meta[at] ?? '2026-01-01T00:00:00.000Z').toMatch(moment);
    }
    expect(all.find(({ id }) => id === ben.id)).toMatchObject({ [enterprise]: { department: 'Sales' } });
  });

  test('B13 RFC 7643 2.3.7 every reference is an address that answers with what it names', async () => {
    const { ask, all } = await listed();
    const text = JSON.stringify(all);
    const addresses = new Set(
      [...text.matchAll(/"(?:\$ref|location)":"([^"]+)"/g)].map(([, at]) => at ?? ''),
    );
    expect(addresses.size).toBe(7);
    for (const at of addresses) {
      const path = new URL(at).pathname.replace('/scim/v2', '');
      const { status, headers, body } = await ask(`GET ${path}`);
      expect({ status, id: body.id, location: body.meta.location }).toEqual({
        ...{ status: 200, id: path.split('/').at(-1), location: at },
      });
      expect(headers.get('content-location')).toBe(at);
    }
  });

  test('B13 RFC 7643 3.1 ignores what only the service sets, and answers with no password', async () => {
    const { olga, token, agents } = await grouped();
    const sent = {
      ...{
        schemas: [userSchema],
        userName: address('ben'),
        displayName: 'Ben',
        password: 'a secret of many words',
      },
      ...{ id: randomUUID(), groups: [{ value: agents }], unheardOf: { x: 1 } },
      meta: { resourceType: 'Robot', created: '2001-01-01T00:00:00Z', location: 'https://elsewhere.example' },
    };
    const { status, headers, body } = await askDirectory(token, 'POST /Users', sent);
    expect(status).toBe(201);
    expect(body.id).not.toBe(sent.id);
    expect(body).toMatchObject({ groups: [], meta: { resourceType: 'User' } });
    const { created, lastModified, location } = body.meta as unknown as Record<string, string>;
    expect(created).toBe(lastModified);
    expect(location).toMatch(new RegExp(`/scim/v2/Users/${body.id}$`));
    expect([headers.get('location'), headers.get('content-location')]).toEqual([location, location]);
    for (const name of ['password', 'externalId', 'unheardOf']) expect(body).not.toHaveProperty(name);
    const put = await askDirectory(token, `PUT /Users/${body.id}`, sent);
    expect(put.body).toEqual(body);
    const [row] = await admin`select password_hash from users where id = ${body.id}`;
    expect(row?.password_hash).toBeNull();
    const [membership] = await admin`select count(*)::int as held from members
      where workspace_id = ${olga.workspace.id} and user_id = ${body.id}`;
    expect(membership?.held).toBe(0);
  });

  test('B13 RFC 7643 2.5 null, an empty list and absence say the same, in any order of names and schemas', async () => {
    const { token } = await provisioned();
    const userName = address('ben');
    const { body } = await askDirectory(token, 'POST /Users', {
      [enterprise]: { department: 'Sales' },
      ...{ title: 'Lead', displayName: 'Ben', userName, schemas: [enterprise, userSchema] },
    });
    const path = `PUT /Users/${body.id}`;
    const bare = { userName, displayName: 'Ben' };
    const nulls = { ...bare, title: null, emails: [], nickName: '', [enterprise]: null };
    const first = await askDirectory(token, path, nulls);
    expect(body).toMatchObject({ title: 'Lead', [enterprise]: { department: 'Sales' } });
    expect(first.body).not.toHaveProperty('title');
    expect((await askDirectory(token, path, bare)).body).toEqual(first.body);
  });
});

describe('PUT, PATCH and DELETE', () => {
  test('B13 RFC 7644 3.5.1 PUT makes no user, needs the userName and leaves the address as it is', async () => {
    const { olga, ana, token } = await provisioned();
    const { userId, email } = ana.person;
    const put = (id: string, body: object) => () => askDirectory(token, `PUT /Users/${id}`, body);
    const org = olga.organisation.id;
    await expectRefused(org, put(randomUUID(), { userName: address('new') }), { status: '404' });
    await expectRefused(org, put(userId, { displayName: 'Ana' }), {
      status: '400',
      scimType: 'invalidValue',
    });
    const moved = { userName: email, emails: [{ value: address('new') }] };
    await expectRefused(org, put(userId, moved), { status: '400', scimType: 'mutability' });
    const same = { userName: email, displayName: 'ana', emails: [{ value: email.toUpperCase() }] };
    expect((await put(userId, same)()).status).toBe(200);
  });

  test('B13 RFC 7644 3.5.2.1 what a PATCH adds again changes neither the moment nor the version', async () => {
    const { ana, token } = await provisioned();
    const add = patch({ op: 'add', path: 'title', value: 'Lead' });
    const path = `PATCH /Users/${ana.person.userId}`;
    const first = await askDirectory(token, path, add);
    expect(first).toMatchObject({ status: 200, body: { title: 'Lead' } });
    expect((await askDirectory(token, path, add)).body).toEqual(first.body);
  });

  test('B13 RFC 7644 3.5.2.2 a PATCH removes a title and no userName', async () => {
    const { olga, ana, token } = await provisioned();
    const path = `PATCH /Users/${ana.person.userId}`;
    await askDirectory(token, path, patch({ op: 'add', path: 'title', value: 'Lead' }));
    const removed = await askDirectory(token, path, patch({ op: 'remove', path: 'title' }));
    expect(removed.body).not.toHaveProperty('title');
    await expectRefused(
      olga.organisation.id,
      () => askDirectory(token, path, patch({ op: 'remove', path: 'userName' })),
      { status: '400', scimType: 'mutability' },
    );
  });

  test('B13 RFC 7644 3.6 a removed user is in no list, and every method answers 404', async () => {
    const { ana, token } = await provisioned();
    const path = `/Users/${ana.person.userId}`;
    expect((await askDirectory(token, `DELETE ${path}`)).status).toBe(204);
    const rename = patch({ op: 'replace', path: 'displayName', value: 'Ana' });
    const put = { userName: ana.person.email };
    const bodies = { GET: undefined, PUT: put, PATCH: rename, DELETE: undefined };
    for (const [method, body] of Object.entries(bodies))
      expect((await askDirectory(token, `${method} ${path}`, body)).status, method).toBe(404);
    const lists = [
      `GET /Users?filter=userName eq "${ana.person.email}"`,
      'GET /Groups?filter=members.display eq "ana"',
    ];
    for (const asked of lists) expect((await askDirectory(token, asked)).body.totalResults, asked).toBe(0);
  });
});

describe('What the directory says of itself', () => {
  test('B13 RFC 7643 6 types name schemas that are served, whose attributes have types of the RFC', async () => {
    const { ask } = await listed();
    const schemas = (await ask('GET /Schemas')).body.Resources as unknown as {
      id: string;
      name: string;
      attributes: { type: string; subAttributes?: { type: string }[] }[];
    }[];
    const types = (await ask('GET /ResourceTypes')).body.Resources as unknown as {
      name: string;
      schema: string;
      schemaExtensions: { schema: string; required: boolean }[];
    }[];
    const ids = schemas.map(({ id }) => id);
    for (const { name, schema, schemaExtensions } of types) {
      expect(name).not.toBe('');
      expect(ids).toEqual(expect.arrayContaining([schema, ...schemaExtensions.map((each) => each.schema)]));
      expect(schemaExtensions.filter(({ required }) => required)).toEqual([]);
    }
    const known = ['string', 'boolean', 'complex', 'dateTime', 'reference'];
    for (const { name, attributes } of schemas) {
      expect(name).not.toBe('');
      const parts = attributes.flatMap(({ subAttributes = [] }) => subAttributes.map(({ type }) => type));
      expect(known).toEqual(expect.arrayContaining(attributes.map(({ type }) => type)));
      expect(parts.filter((type) => type === 'complex' || !known.includes(type))).toEqual([]);
    }
  });

  test('B13 RFC 7644 3.1 messages have their schemas, which are not listed, and lists of abilities ignore a query', async () => {
    const { ask } = await listed();
    const message = 'urn:ietf:params:scim:api:messages:2.0';
    for (const name of ['ListResponse', 'Error', 'PatchOp', 'BulkRequest', 'SearchRequest'])
      expect((await ask(`GET /Schemas/${message}:${name}`)).status).toBe(404);
    const { body } = await ask('GET /Schemas');
    expect(body.schemas).toEqual([`${message}:ListResponse`]);
    expect((await ask('GET /Schemas?startIndex=3&count=1&sortBy=name&sortOrder=descending')).body).toEqual(
      body,
    );
    expect((await ask('GET /Nothing')).body.schemas).toEqual([`${message}:Error`]);
    const { headers } = await ask('GET /ServiceProviderConfig', undefined, {
      accept: 'application/scim+json',
    });
    expect(headers.get('content-type')).toBe('application/scim+json');
  });

  test('B13 RFC 7644 3.11 3.13 there is no /Me, and no other version', async () => {
    const { ask } = await listed();
    expect(await ask('GET /Me')).toMatchObject({ status: 501, body: { status: '501' } });
    expect(programRoutes('/scim/v2/Users')).not.toBeNull();
    for (const path of ['/scim/v1/Users', '/scim/Users', '/scim/v3/Users'])
      expect(programRoutes(path)).toBeNull();
  });
});
