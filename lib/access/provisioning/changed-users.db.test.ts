import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { askDirectory, patch } from '@/lib/test-support/ask-directory';
import { again } from '@/lib/test-support/world';
import { provisioned, refusing, stored } from './test-support/provisioned';

const { admin } = await testDatabase();
const expectRefused = refusing(admin);

beforeEach(async () => {
  await admin`delete from attempts`;
});

describe('SCIM users are changed', () => {
  test('B13 S1.34 RFC 7644 3.5 by PUT and PATCH; an unchanged PUT writes nothing', async () => {
    const { olga, ana, token } = await provisioned();
    const path = `/Users/${ana.person.userId}`;
    const renamed = await askDirectory(
      token,
      `PATCH ${path}`,
      patch({ op: 'replace', path: 'name.formatted', value: 'Ana Li' }),
    );
    expect(renamed.body.displayName).toBe('Ana Li');
    const whole = { userName: ana.person.email, externalId: 'X', displayName: 'Ana Lin', title: 'Lead' };
    const put = await askDirectory(token, `PUT ${path}`, whole);
    expect(put.body).toMatchObject({ ...whole, active: true });
    const [member] = await admin`select name from members where id = ${ana.member.id}`;
    expect(member?.name).toBe('Ana Lin');
    const before = await stored(admin, olga.organisation.id);
    expect((await askDirectory(token, `PUT ${path}`, whole)).body.meta.version).toBe(put.body.meta.version);
    expect(await stored(admin, olga.organisation.id)).toEqual(before);
  });

  test('B13 RFC 7644 3.14 a change of another version than If-Match names answers 412', async () => {
    const { olga, ana, token } = await provisioned();
    const path = `/Users/${ana.person.userId}`;
    const { headers } = await askDirectory(token, `GET ${path}`);
    const etag = headers.get('etag') ?? '';
    const rename = patch({ op: 'replace', path: 'displayName', value: 'Ana B' });
    const first = await askDirectory(token, `PATCH ${path}`, rename, { 'if-match': etag });
    expect(first.status).toBe(200);
    for (const asked of [`PATCH ${path}`, `DELETE ${path}`])
      await expectRefused(
        olga.organisation.id,
        () => askDirectory(token, asked, asked.startsWith('P') ? rename : undefined, { 'if-match': etag }),
        { status: '412' },
      );
  });

  test.each([
    ['mutability', 400, patch({ op: 'replace', path: 'emails', value: [{ value: 'x@example.com' }] })],
    ['mutability', 400, patch({ op: 'replace', path: 'id', value: 'x' })],
    ['invalidValue', 400, patch({ op: 'replace', path: 'active', value: 'perhaps' })],
    ['invalidValue', 400, patch({ op: 'replace', path: 'userName', value: '' })],
    ['invalidPath', 400, patch({ op: 'replace', path: 'name..x', value: 1 })],
    ['invalidSyntax', 400, { schemas: [] }],
    ['invalidSyntax', 400, '{"a"'],
  ])('SC1 RFC 7644 3.12 %s: %i, and no operation counts', async (scimType, status, body) => {
    const { olga, ana, token } = await provisioned();
    const operations =
      typeof body === 'string'
        ? body
        : {
            ...body,
            ...('Operations' in body && {
              Operations: [{ op: 'replace', path: 'displayName', value: 'Half' }, ...body.Operations],
            }),
          };
    await expectRefused(
      olga.organisation.id,
      () => askDirectory(token, `PATCH /Users/${ana.person.userId}`, operations),
      { status: String(status), scimType },
    );
  });
});

describe('The accesses of a SCIM user', () => {
  const access = 'urn:latchkey:scim:2.0:Access';
  const pathOf = (workspace: string, part: string) =>
    `${access}:memberships[workspace eq "${workspace}"].${part}`;

  test('B13 B5 R4 restrictions and the end are changed at once, and an unnamed access stays', async () => {
    const { olga, ana, token } = await provisioned();
    const { id } = olga.workspace;
    const path = `/Users/${ana.person.userId}`;
    const { body } = await askDirectory(
      token,
      `PATCH ${path}`,
      patch(
        { op: 'replace', path: pathOf(id, 'restrictions'), value: ['mask'] },
        { op: 'add', path: pathOf(id, 'endsAt'), value: '2099-01-01T00:00:00Z' },
      ),
    );
    expect(body).toMatchObject({
      [access]: {
        memberships: [
          { workspace: id, level: 'agent', restrictions: ['mask'], endsAt: '2099-01-01T00:00:00.000Z' },
        ],
      },
    });
    expect((await again(ana)).member).toMatchObject({
      restrictions: ['mask'],
      endsAt: new Date('2099-01-01'),
    });
    await askDirectory(token, `PUT ${path}`, { userName: ana.person.email, displayName: 'ana' });
    expect((await again(ana)).member).toMatchObject({
      restrictions: ['mask'],
      endsAt: new Date('2099-01-01'),
    });
  });

  test('SC1 R3 an unknown restriction, a moment that is over and an access that is not there are refused', async () => {
    const { olga, ana, token } = await provisioned();
    const replace = (path: string, value: unknown) => patch({ op: 'replace', path, value });
    for (const body of [
      replace(pathOf(olga.workspace.id, 'restrictions'), ['everything']),
      replace(pathOf(olga.workspace.id, 'endsAt'), '2001-01-01T00:00:00Z'),
      replace(pathOf(olga.workspace.id, 'endsAt'), 'soon'),
      replace(pathOf(randomUUID(), 'restrictions'), ['mask']),
    ])
      await expectRefused(
        olga.organisation.id,
        () => askDirectory(token, `PATCH /Users/${ana.person.userId}`, body),
        { status: '400', scimType: 'invalidValue' },
      );
  });
});
