import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { askApi } from '@/lib/test-support/ask-api';
import { spendAttempts } from '@/lib/test-support/spend-attempts';
import { join, person, world } from '@/lib/test-support/world';
import { createApiKey } from './create-api-key';
import { listApiKeys } from './list-api-keys';
import { writeKeyUses } from './note-key-use';
import { revokeApiKey } from './revoke-api-key';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const reading = ['users.view', 'contacts.view'] as const;

const keysOf = async ({ workspace }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(k order by k.id) from api_keys k where workspace_id = ${workspace.id}) as keys,
    (select count(*) from audit_events where workspace_id = ${workspace.id}) as audit`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await keysOf(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await keysOf(ctx)).toEqual(before);
}

describe('API keys', () => {
  test('S0.2 IN10 an admin makes a key, shown once; only its hash is stored', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { id, token } = await createApiKey(pia, { name: 'Till', scopes: reading });
    expect(token).toMatch(/^lk_[\w-]{43}$/);
    const [row] = await admin`select k::text as row from api_keys k where id = ${id}`;
    expect(row?.row).not.toContain(token.slice(3));
    const [trail] = await admin`select string_agg(a::text, '') as text from audit_events a`;
    expect(trail?.text).not.toContain(token.slice(3));
    const { status, body } = await askApi(token, 'GET /members');
    expect({ status, members: body.data }).toMatchObject({
      status: 200,
      members: [{ email: pia.person.email, role: 'parent-admin' }],
    });
    await writeKeyUses();
    expect((await listApiKeys(pia))[0]).toMatchObject({
      name: 'Till',
      hint: token.slice(-4),
      holder: { name: 'pia', isSelf: true },
      lastUsedAt: expect.any(Date),
    });
  });

  test.each(['advanced', 'basic'])('S0.4 S0.5 %s users neither see, make nor end keys', async (role) => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { id } = await createApiKey(pia, { name: 'Till', scopes: reading });
    const uma = await colleague(pia, pia.workspace, 'uma', role);
    for (const attempt of [
      async () => listApiKeys(uma),
      () => createApiKey(uma, { name: 'Mine', scopes: [] }),
      () => revokeApiKey(uma, { keyId: id }),
    ])
      await refused(pia, attempt, expect.any(Denied));
  });

  test('R3 a key has no permission that its maker lacks', async () => {
    const { olga: owner } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const dev = await join(owner, await person('dev'), {
      role: 'additional-user',
      grants: ['api-keys'],
    });
    const attempt = () => createApiKey(dev, { name: 'Wide', scopes: ['contacts.view'] });
    await refused(owner, attempt, expect.any(Denied));
    await createApiKey(dev, { name: 'Narrow', scopes: ['users.view'] });
  });

  test('R4 S2.17 a key follows its holder’s rights, and survives the loss of the right to see keys', async () => {
    const { olga: owner } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const dev = await join(owner, await person('dev'), {
      role: 'additional-user',
      grants: ['api-keys', 'contacts-view'],
    });
    const { token } = await createApiKey(dev, { name: 'Sync', scopes: ['contacts.view'] });
    expect((await askApi(token, 'GET /contacts')).status).toBe(200);
    await admin`update members set grants = '{contacts-view}' where id = ${dev.member.id}`;
    expect((await askApi(token, 'GET /contacts')).status).toBe(200);
    const now = await inAccount(dev.person, owner.workspace);
    await expect((async () => listApiKeys(now))()).rejects.toThrow(Denied);
    await admin`update members set grants = '{api-keys}' where id = ${dev.member.id}`;
    expect(await askApi(token, 'GET /contacts')).toMatchObject({
      status: 403,
      body: { type: 'urn:latchkey:problem:denied', rule: { kind: 'right', id: 'contacts-view' } },
    });
  });

  test.each(['suspended', 'left'])(
    'SE3 a key of a %s holder is refused at the next request',
    async (status) => {
      const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
      const paul = await colleague(pia, pia.workspace, 'paul', 'parent-admin');
      const { token } = await createApiKey(paul, { name: 'Till', scopes: reading });
      expect((await askApi(token, 'GET /members')).status).toBe(200);
      await admin`update members set status = ${status} where id = ${paul.member.id}`;
      expect(await askApi(token, 'GET /members')).toMatchObject({
        status: 401,
        body: { type: 'urn:latchkey:problem:unauthenticated' },
      });
    },
  );

  test('SE3 a disabled account, a closed account of the tree and a revoked key answer like an invented key', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    const make = async (ctx: WorkspaceContext) => createApiKey(ctx, { name: 'K', scopes: reading });
    const [first, second, third] = [await make(sam), await make(sam), await make(pia)];
    await revokeApiKey(sam, { keyId: first.id });
    await admin`update workspaces set closed_at = now() where id = ${north.id}`;
    await admin`update users set disabled_at = now() where id = ${pia.person.userId}`;
    const invented = await askApi('lk_invented', 'GET /members');
    expect(invented.status).toBe(401);
    for (const token of [first.token, second.token, third.token, null])
      expect(await askApi(token, 'GET /members')).toEqual(invented);
  });

  test('TE1 TE6 a key opens its own account, and no key of another account can be ended', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    await admin`insert into contacts (workspace_id, id, name) values (${pia.workspace.id}, gen_random_uuid(), 'Above')`;
    await admin`insert into contacts (workspace_id, id, name, phone) values (${north.id}, gen_random_uuid(), 'Here', '+39061')`;
    const { id } = await createApiKey(pia, { name: 'Root', scopes: reading });
    await refused(pia, () => revokeApiKey(sam, { keyId: id }), new NotFound());
    await refused(pia, () => revokeApiKey(sam, { keyId: 'x' }), new NotFound());
    const { token } = await createApiKey(sam, { name: 'North', scopes: reading });
    expect((await askApi(token, 'GET /contacts')).body).toMatchObject({
      data: [{ name: 'Here', phone: '+39061', masked: [] }],
    });
  });

  test('LI1 guesses and busy keys are limited, each separately', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { token } = await createApiKey(pia, { name: 'Busy', scopes: reading });
    expect((await askApi('lk_1', 'GET /members')).status).toBe(401);
    await spendAttempts(admin);
    expect((await askApi('lk_2', 'GET /members')).status).toBe(429);
    expect((await askApi(token, 'GET /members')).status).toBe(200);
    await spendAttempts(admin);
    expect((await askApi(token, 'GET /members')).status).toBe(429);
  });
});
