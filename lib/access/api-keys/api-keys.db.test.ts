import { beforeEach, describe, expect, test } from 'vitest';
import { GET as getContacts } from '@/app/api/v1/contacts/route';
import { GET as getMembers } from '@/app/api/v1/members/route';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { join, person, world } from '@/lib/test-support/world';
import { createApiKey } from './create-api-key';
import { listApiKeys } from './list-api-keys';
import { revokeApiKey } from './revoke-api-key';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const reading = ['users.view', 'contacts.view'] as const;

async function ask(route: typeof getMembers, token: string, query = '') {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.7' };
  const response = await route(new Request(`http://console.test/api/v1/x${query}`, { headers }));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

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
    const { status, body } = await ask(getMembers, token);
    expect({ status, members: body.members }).toMatchObject({
      status: 200,
      members: [{ email: pia.person.email, role: 'parent-admin' }],
    });
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
    expect((await ask(getContacts, token)).status).toBe(200);
    await admin`update members set grants = '{contacts-view}' where id = ${dev.member.id}`;
    expect((await ask(getContacts, token)).status).toBe(200);
    const now = await inAccount(dev.person, owner.workspace);
    await expect((async () => listApiKeys(now))()).rejects.toThrow(Denied);
    await admin`update members set grants = '{api-keys}' where id = ${dev.member.id}`;
    expect(await ask(getContacts, token)).toMatchObject({ status: 403, body: { error: 'denied' } });
  });

  test.each(['suspended', 'left'])(
    'SE3 a key of a %s holder is refused at the next request',
    async (status) => {
      const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
      const paul = await colleague(pia, pia.workspace, 'paul', 'parent-admin');
      const { token } = await createApiKey(paul, { name: 'Till', scopes: reading });
      expect((await ask(getMembers, token)).status).toBe(200);
      await admin`update members set status = ${status} where id = ${paul.member.id}`;
      expect(await ask(getMembers, token)).toMatchObject({
        status: 401,
        body: { error: 'unauthenticated', message: 'no-such-key' },
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
    const invented = await ask(getMembers, 'lk_invented');
    for (const { token } of [first, second, third]) expect(await ask(getMembers, token)).toEqual(invented);
    expect(invented.status).toBe(401);
    const nothing = await getMembers(new Request('http://console.test/api/v1/members'));
    expect(nothing.status).toBe(401);
  });

  test('R3 a key opens its scopes and nothing else, even for an admin', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { token } = await createApiKey(pia, { name: 'People', scopes: ['users.view'] });
    expect((await ask(getMembers, token)).status).toBe(200);
    expect((await ask(getContacts, token)).status).toBe(403);
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
    expect((await ask(getContacts, token)).body).toMatchObject({
      contacts: [{ name: 'Here', phone: { value: '+39061', isMasked: false } }],
    });
  });

  test('LI1 guesses and busy keys are limited, each separately', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { token } = await createApiKey(pia, { name: 'Busy', scopes: reading });
    for (let n = 0; n < 60; n++) expect((await ask(getMembers, `lk_${n}`)).status).toBe(401);
    expect((await ask(getMembers, 'lk_60')).status).toBe(429);
    expect((await ask(getMembers, token)).status).toBe(200);
    await admin`update attempts set count = 120`;
    expect((await ask(getMembers, token)).status).toBe(429);
  });
});
