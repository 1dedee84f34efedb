import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { askApi } from '@/lib/test-support/ask-api';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { askDirectory, directoryToken, patch } from '@/lib/test-support/ask-directory';
import { again, join, person, world } from '@/lib/test-support/world';
import { provisioned, refusing, userSchema } from './test-support/provisioned';

const { admin } = await testDatabase();
const expectRefused = refusing(admin);

beforeEach(async () => {
  await admin`delete from attempts`;
});

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const address = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;

describe('SCIM users are found', () => {
  test('B13 RFC 7644 3.4.1 one by its id, with ETag, location and content type', async () => {
    const { ana, token } = await provisioned();
    const { status, headers, body } = await askDirectory(token, `GET /Users/${ana.person.userId}`);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        schemas: [userSchema, 'urn:latchkey:scim:2.0:Access'],
        id: ana.person.userId,
        userName: ana.person.email,
        displayName: 'ana',
        active: true,
        emails: [{ value: ana.person.email, type: 'work', primary: true }],
        groups: [{ display: 'Rome: Agent' }],
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
