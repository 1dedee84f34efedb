import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { askApi } from '@/lib/test-support/ask-api';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { askDirectory, directoryToken, patch } from '@/lib/test-support/ask-directory';
import { again, join, person, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const address = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;

async function provisioned() {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  return { olga, ana, token: await directoryToken(olga) };
}

/** Everything of the organisation that a request could change. */
async function stored(organisationId: string) {
  const [row] = await admin`select
    (select jsonb_agg(p order by p.user_id) from people p where organisation_id = ${organisationId}) as people,
    (select jsonb_agg(d order by d.user_id) from directory_people d where organisation_id = ${organisationId}) as directory,
    (select jsonb_agg(m order by m.id) from members m where organisation_id = ${organisationId}) as members,
    (select jsonb_agg(u.email order by u.id) from users u) as users,
    (select jsonb_agg(l order by l.member_id, l.role) from directory_levels l
      join workspaces w on w.id = l.workspace_id where w.organisation_id = ${organisationId}) as levels,
    (select count(*) from audit_events where organisation_id = ${organisationId}) as audit`;
  return row;
}

async function expectRefused(organisationId: string, ask: () => ReturnType<typeof askDirectory>, by: object) {
  const before = await stored(organisationId);
  const { status, body } = await ask();
  expect({ status, ...body }).toMatchObject({
    ...by,
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    detail: expect.any(String),
  });
  expect(await stored(organisationId)).toEqual(before);
}

describe('SCIM users are found', () => {
  test('B13 RFC 7644 3.4.1 one by its id, with ETag, location and content type', async () => {
    const { ana, token } = await provisioned();
    const { status, headers, body } = await askDirectory(token, `GET /Users/${ana.person.userId}`);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        schemas: [userSchema],
        id: ana.person.userId,
        userName: ana.person.email,
        displayName: 'ana',
        active: true,
        emails: [{ value: ana.person.email, type: 'work', primary: true }],
        groups: [{ display: 'Workspace of olga: Agent' }],
        meta: {
          resourceType: 'User',
          location: expect.stringMatching(`/scim/v2/Users/${ana.person.userId}$`),
        },
      },
    });
    expect(headers.get('content-type')).toBe('application/scim+json');
    expect(headers.get('etag')).toBe(body.meta.version);
    const repeated = await askDirectory(token, `GET /Users/${ana.person.userId}`, undefined, {
      'if-none-match': body.meta.version,
    });
    expect(repeated.status).toBe(304);
  });

  test('B13 RFC 7644 3.4.2 by filter, sorted, in pages, with the attributes that are asked for', async () => {
    const { olga, ana, token } = await provisioned();
    const query = (text: string) => askDirectory(token, `GET /Users?${text}`);
    const names = async (text: string) => (await query(text)).body.Resources.map((each) => each.displayName);
    expect(await names(`filter=userName eq "${ana.person.email.toUpperCase()}"`)).toEqual(['ana']);
    expect(await names('sortBy=displayName&sortOrder=descending')).toEqual(['olga', 'ana']);
    expect(await names('filter=groups.display co "owner"')).toEqual(['olga']);
    expect((await query('sortBy=displayName&startIndex=2&count=1')).body).toMatchObject({
      totalResults: 2,
      startIndex: 2,
      itemsPerPage: 1,
      Resources: [{ displayName: 'olga' }],
    });
    expect((await query('count=0')).body).toMatchObject({ totalResults: 2, Resources: [] });
    expect((await query(`filter=id eq "${olga.person.userId}"&attributes=userName`)).body.Resources).toEqual([
      { schemas: [userSchema], id: olga.person.userId, userName: olga.person.email },
    ]);
    const [without] = (await query('excludedAttributes=groups,emails.type&sortBy=displayName')).body
      .Resources;
    expect(without).not.toHaveProperty('groups');
    expect(without).toMatchObject({ emails: [{ value: ana.person.email, primary: true }] });
  });

  test('B13 RFC 7644 3.4.3 a search is posted; a probe for an unknown person is an empty list', async () => {
    const { token } = await provisioned();
    const search = await askDirectory(token, 'POST /Users/.search', {
      filter: 'displayName sw "an"',
      count: 5,
    });
    expect(search.body).toMatchObject({ totalResults: 1, Resources: [{ displayName: 'ana' }] });
    const probe = await askDirectory(
      token,
      'GET /Users?filter=userName eq "8ba3-probe"&startIndex=1&count=1',
    );
    expect(probe).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } });
  });
});

describe('SCIM users are added', () => {
  test('B13 RFC 7644 3.3 with their attributes; the token is the author in the trail', async () => {
    const { olga, token } = await provisioned();
    const userName = address('ben');
    const { status, headers, body } = await askDirectory(token, 'POST /Users', {
      schemas: [userSchema, enterprise],
      userName,
      externalId: 'E-7',
      name: { givenName: 'Ben', familyName: 'Okafor' },
      emails: [{ value: userName, type: 'work', primary: true }],
      title: 'Analyst',
      active: true,
      [enterprise]: { department: 'Sales', manager: 'M-1' },
    });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        userName,
        externalId: 'E-7',
        displayName: 'Ben Okafor',
        name: { formatted: 'Ben Okafor', givenName: 'Ben', familyName: 'Okafor' },
        title: 'Analyst',
        active: true,
        groups: [],
        [enterprise]: { department: 'Sales', manager: { value: 'M-1' } },
      },
    });
    expect(headers.get('location')).toBe(body.meta.location);
    const [event] = await admin`select event, actor_name, subject_id from audit_events
      where organisation_id = ${olga.organisation.id} order by seq desc limit 1`;
    expect(event).toEqual({ event: 'person.added', actor_name: 'Okta', subject_id: body.id });
    const found = await askDirectory(token, 'GET /Users?filter=externalId eq "E-7"');
    expect(found.body.Resources).toEqual([body]);
  });

  test('SC1 RFC 7644 3.3 a repeated create answers 409 and wipes nothing', async () => {
    const { olga, ana, token } = await provisioned();
    for (const userName of [ana.person.email, ana.person.email.toUpperCase()])
      await expectRefused(
        olga.organisation.id,
        () => askDirectory(token, 'POST /Users', { userName, externalId: 'other', displayName: 'Wiped' }),
        { status: '409', scimType: 'uniqueness' },
      );
    await expectRefused(
      olga.organisation.id,
      () => askDirectory(token, 'POST /Users', { userName: 'a.b', emails: [{ value: ana.person.email }] }),
      { status: '409', scimType: 'uniqueness' },
    );
  });

  test('SC1 R6 the answer does not tell whether an address has an account elsewhere', async () => {
    const { token } = await provisioned();
    const { eva } = await world({ people: { eva: 'owner' } });
    const create = (userName: string) => askDirectory(token, 'POST /Users', { userName, displayName: 'New' });
    const [known, fresh] = [await create(eva.person.email), await create(address('fresh'))];
    const shape = ({ status, body }: typeof known) => ({
      status,
      names: Object.keys(body),
      name: body.displayName,
    });
    expect(shape(known)).toEqual(shape(fresh));
    const [elsewhere] = await admin`select name from people
      where organisation_id = ${eva.organisation.id} and user_id = ${eva.person.userId}`;
    expect(elsewhere?.name).toBe('eva');
  });

  test('SC1 IN3 credentials under an address that was never verified open nothing afterwards', async () => {
    const { token } = await provisioned();
    const stranger = await person('stranger');
    await admin`update users set email_verified_at = null, password_hash = 'known to a stranger'
      where id = ${stranger.userId}`;
    await askDirectory(token, 'POST /Users', { userName: stranger.email, displayName: 'S' });
    const [row] = await admin`select password_hash from users where id = ${stranger.userId}`;
    expect(row?.password_hash).toBeNull();
  });
});

describe('SCIM users are deactivated and removed', () => {
  test.each([
    ['Okta by PATCH', 'PATCH', patch({ op: 'replace', value: { active: false } })],
    ['Entra by PATCH', 'PATCH', patch({ op: 'Replace', path: 'active', value: 'False' })],
    ['by PUT', 'PUT', null],
  ])(
    'B13 B4 SE8 %s: sessions and keys end at once, and activation gives back exactly what was',
    async (_, method, body) => {
      const { olga, ana, token } = await provisioned();
      const key = await keyOf(admin, ana);
      await admin`insert into sessions (id, token_hash, user_id, expires_at)
      values (gen_random_uuid(), ${ana.person.userId}, ${ana.person.userId}, now() + interval '1 day')`;
      expect((await askApi(key, 'GET /members')).status).not.toBe(401);
      const put = { userName: ana.person.email, active: false };
      const { body: after } = await askDirectory(token, `${method} /Users/${ana.person.userId}`, body ?? put);
      expect(after.active).toBe(false);
      await expect(again(ana)).rejects.toThrow('not found');
      expect((await askApi(key, 'GET /members')).status).toBe(401);
      expect(await admin`select id from sessions where user_id = ${ana.person.userId}`).toEqual([]);
      const events = await admin`select event, actor_name from audit_events
      where organisation_id = ${olga.organisation.id} order by seq desc limit 2`;
      expect(events.map(({ event, actor_name }) => `${actor_name} ${event}`)).toEqual([
        'Okta member.suspended',
        'Okta person.suspended',
      ]);
      const active = patch({ op: 'replace', path: 'active', value: true });
      await askDirectory(token, `PATCH /Users/${ana.person.userId}`, active);
      expect((await again(ana)).member).toMatchObject({ role: 'agent', status: 'active' });
    },
  );

  test('B4 a suspension that the console made before stays when the person is activated', async () => {
    const { ana, token } = await provisioned();
    await admin`update members set status = 'suspended', suspension_reason = 'leave' where id = ${ana.member.id}`;
    const set = (active: boolean) =>
      askDirectory(token, `PATCH /Users/${ana.person.userId}`, patch({ op: 'replace', value: { active } }));
    await set(false);
    await set(true);
    const [row] = await admin`select status, suspension_reason from members where id = ${ana.member.id}`;
    expect(row).toEqual({ status: 'suspended', suspension_reason: 'leave' });
  });

  test('B13 S1.29 DELETE revokes every access, and the id answers 404 from then on', async () => {
    const { ana, token } = await provisioned();
    const { status } = await askDirectory(token, `DELETE /Users/${ana.person.userId}`);
    expect(status).toBe(204);
    await expect(again(ana)).rejects.toThrow('not found');
    const gone = await askDirectory(token, `GET /Users/${ana.person.userId}`);
    expect(gone).toMatchObject({ status: 404, body: { status: '404' } });
  });

  test('SC1 R2 the last owner is neither deactivated nor removed: 409, and nothing is changed', async () => {
    const { olga, ana } = await provisioned();
    const org = olga.organisation.id;
    await admin`update people set role = 'admin' where user_id = ${ana.person.userId}`;
    const token = await directoryToken(ana, 'Entra');
    const path = `/Users/${olga.person.userId}`;
    const off = patch({ op: 'replace', value: { active: false, displayName: 'Changed' } });
    await expectRefused(org, () => askDirectory(token, `PATCH ${path}`, off), { status: '409' });
    await expectRefused(org, () => askDirectory(token, `DELETE ${path}`), { status: '409' });
  });

  test('SC1 R1 a token does not administer the person who answers for it', async () => {
    const { olga, token } = await provisioned();
    await join(olga, await person('second'), 'owner');
    await expectRefused(
      olga.organisation.id,
      () => askDirectory(token, `DELETE /Users/${olga.person.userId}`),
      { status: '403' },
    );
  });
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
    const before = await stored(olga.organisation.id);
    expect((await askDirectory(token, `PUT ${path}`, whole)).body.meta.version).toBe(put.body.meta.version);
    expect(await stored(olga.organisation.id)).toEqual(before);
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
