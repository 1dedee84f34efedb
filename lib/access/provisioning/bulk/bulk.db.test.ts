import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { askDirectory } from '@/lib/test-support/ask-directory';
import { again, world } from '@/lib/test-support/world';
import { add, grouped, roleOf } from '../test-support/group-requests';
import { refusing, stored } from '../test-support/provisioned';
import { mostOperations } from './bulk-request';

const { admin } = await testDatabase();
const expectRefused = refusing(admin);

beforeEach(async () => {
  await admin`delete from attempts`;
});

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const message = 'urn:ietf:params:scim:api:messages:2.0';
const newcomer = (name: string) => ({
  userName: `${name}-${randomUUID().slice(0, 8)}@example.com`,
  displayName: name,
});

interface Result {
  method: string;
  status: string;
  bulkId?: string;
  location?: string;
  version?: string;
  response?: { status: string; scimType?: string };
}

/** Sends operations, and gives what was said of each. */
async function bulk(token: string, operations: unknown, more: object = {}) {
  const { status, body } = await askDirectory(token, 'POST /Bulk', {
    ...{ schemas: [`${message}:BulkRequest`], Operations: operations },
    ...more,
  });
  return { status, schemas: body.schemas, results: (body as unknown as { Operations: Result[] }).Operations };
}
const idIn = (result: Result | undefined) => result?.location?.split('/').at(-1) ?? '';

describe('A bulk request', () => {
  test('B13 RFC 7644 3.7 does each operation, goes on after one that fails, and says what became of each', async () => {
    const { olga, ana, token, agents } = await grouped();
    const { status, schemas, results } = await bulk(token, [
      { method: 'POST', path: '/Users', bulkId: 'ben', data: newcomer('ben') },
      { method: 'PATCH', path: `/Groups/${agents}`, data: add('bulkId:ben') },
      { method: 'PUT', path: `/Users/${randomUUID()}`, data: newcomer('nobody') },
      { method: 'POST', path: '/Users', bulkId: 'twice', data: { userName: ana.person.email } },
      { method: 'delete', path: `/Users/${ana.person.userId}` },
    ]);
    expect({ status, schemas }).toEqual({ status: 200, schemas: [`${message}:BulkResponse`] });
    expect(results).toMatchObject([
      {
        method: 'POST',
        bulkId: 'ben',
        status: '201',
        location: expect.any(String),
        version: expect.any(String),
      },
      { method: 'PATCH', status: '200', location: expect.stringContaining(agents) },
      { method: 'PUT', status: '404', response: { status: '404' } },
      { method: 'POST', bulkId: 'twice', status: '409', response: { scimType: 'uniqueness' } },
      { method: 'DELETE', status: '204', location: expect.stringContaining(ana.person.userId) },
    ]);
    expect(results[3]).not.toHaveProperty('location');
    expect(await roleOf(admin, olga, idIn(results[0]))).toBe('agent active');
    await expect(again(ana)).rejects.toThrow('not found');
  });

  test('B13 RFC 7644 3.7.1 an operation waits for a later one that it names; of a circle the first answers 409', async () => {
    const { token } = await grouped();
    const led = (name: string, manager: string) => ({
      ...{ method: 'POST', path: '/Users', bulkId: name },
      data: { ...newcomer(name), [enterprise]: { manager: { value: `bulkId:${manager}` } } },
    });
    const boss = { method: 'POST', path: '/Users', bulkId: 'boss', data: newcomer('boss') };
    const { results } = await bulk(token, [led('ben', 'boss'), boss]);
    expect(results.map(({ bulkId, status }) => `${bulkId} ${status}`)).toEqual(['ben 201', 'boss 201']);
    const ben = await askDirectory(token, `GET /Users/${idIn(results[0])}`);
    expect(ben.body).toMatchObject({ [enterprise]: { manager: { value: idIn(results[1]) } } });
    const circle = await bulk(token, [led('x', 'y'), led('y', 'x'), led('z', 'nothing')]);
    expect(circle.results.map(({ status }) => status)).toEqual(['409', '409', '409']);
  });

  test('B13 RFC 7644 3.7.3 stops after as many errors as failOnErrors says', async () => {
    const { token } = await grouped();
    const gone = { method: 'DELETE', path: `/Users/${randomUUID()}` };
    const one = { method: 'POST', path: '/Users', bulkId: 'one', data: newcomer('one') };
    const { results } = await bulk(token, [gone, one, gone, gone, one], { failOnErrors: 2 });
    expect(results.map(({ status }) => status)).toEqual(['404', '400']);
    const { body } = await askDirectory(token, 'GET /Users');
    expect(body.totalResults).toBe(2);
  });

  test('SC1 R2 R6 an operation does nothing that it could not do alone', async () => {
    const { olga, token, agents } = await grouped();
    const { eva } = await world({ people: { eva: 'owner' } });
    const before = await stored(admin, olga.organisation.id);
    const off = { userName: olga.person.email, active: false };
    const { results } = await bulk(token, [
      { method: 'DELETE', path: `/Users/${olga.person.userId}` },
      { method: 'PUT', path: `/Users/${olga.person.userId}`, data: off },
      { method: 'DELETE', path: `/Users/${eva.person.userId}` },
      { method: 'PATCH', path: `/Groups/${agents}`, data: add(eva.person.userId) },
      { method: 'PATCH', path: `/Groups/${agents}`, version: 'W/"old"', data: add(olga.person.userId) },
      { method: 'POST', path: '/Groups', bulkId: 'g', data: { displayName: 'Sales' } },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['403', '403', '404', '400', '412', '403']);
    expect(await stored(admin, olga.organisation.id)).toEqual(before);
  });

  test.each([
    ['GET', { method: 'GET', path: '/Users' }],
    ['no method', { path: '/Users', bulkId: 'x', data: {} }],
    ['another bulk request', { method: 'POST', path: '/Bulk', bulkId: 'x', data: {} }],
    ['a search', { method: 'POST', path: '/Users/.search', bulkId: 'x', data: {} }],
    ['an address', { method: 'DELETE', path: 'https://elsewhere.example/Users' }],
    ['a query', { method: 'DELETE', path: '/Users?filter=userName pr' }],
    ['POST without bulkId', { method: 'POST', path: '/Users', data: newcomer('x') }],
    ['no data', { method: 'PUT', path: `/Users/${randomUUID()}` }],
  ])('SC1 RFC 7644 3.7 refuses %s as an operation', async (_, operation) => {
    const { olga, token } = await grouped();
    const before = await stored(admin, olga.organisation.id);
    const { results } = await bulk(token, [operation]);
    expect(results).toMatchObject([{ status: '400', response: { scimType: 'invalidSyntax' } }]);
    expect(await stored(admin, olga.organisation.id)).toEqual(before);
  });

  test('SC1 RFC 7644 3.7.4 refuses more operations or bytes than it announces, and no list', async () => {
    const { olga, token } = await grouped();
    const { body } = await askDirectory(token, 'GET /ServiceProviderConfig');
    const { bulk: announced } = body as unknown as { bulk: object };
    expect(announced).toEqual({ supported: true, maxOperations: mostOperations, maxPayloadSize: 262_144 });
    const post = (sent: unknown) => () => askDirectory(token, 'POST /Bulk', sent);
    const one = { method: 'POST', path: '/Users', bulkId: 'one', data: newcomer('one') };
    const many = Array.from({ length: mostOperations + 1 }, (_, index) => ({
      ...one,
      bulkId: String(index),
    }));
    const org = olga.organisation.id;
    await expectRefused(org, post({ Operations: many }), { status: '413' });
    const before = await stored(admin, org);
    expect((await post({ Operations: [one], more: 'x'.repeat(262_144) })()).status).toBe(413);
    expect(await stored(admin, org)).toEqual(before);
    for (const Operations of [undefined, [], 'x', [1]])
      await expectRefused(org, post({ Operations }), { status: '400', scimType: 'invalidSyntax' });
    await expectRefused(org, post({ Operations: [one], failOnErrors: 0 }), { status: '400' });
    expect((await askDirectory(token, 'GET /Bulk')).status).toBe(405);
  });

  test('SC1 LI1 each operation counts as a request of the token', async () => {
    const { token } = await grouped();
    await admin`delete from attempts`;
    const gone = { method: 'DELETE', path: `/Users/${randomUUID()}` };
    await bulk(token, [gone, gone, gone]);
    const [row] =
      await admin`select sum(count)::int as taken from attempts where key like 'directory-token:%'`;
    expect(row?.taken).toBe(4);
  });
});
