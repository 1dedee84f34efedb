import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { accountTree } from '@/lib/access/models/account-tree';
import { holdable } from '@/lib/access/models/custom-roles';
import { createRole } from '@/lib/access/roles/save-role';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { accountUnder, chainUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { again, join, person, world } from '@/lib/test-support/world';
import { closeSubAccount, reopenSubAccount } from './close-sub-account';
import { createSubAccount } from './create-sub-account';
import { listSubAccounts } from './list-sub-accounts';
import { moveSubAccount } from './move-sub-account';
import { previewClose } from './preview-close';
import { renameSubAccount } from './rename-sub-account';

const { admin } = await testDatabase();

const everywhere = async ({ organisation }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(w order by w.id) from workspaces w where organisation_id = ${organisation.id}) as workspaces,
    (select jsonb_agg(m order by m.workspace_id, m.id) from members m where organisation_id = ${organisation.id}) as members,
    (select jsonb_agg(a order by a.seq) from audit_events a where organisation_id = ${organisation.id}) as audit`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await everywhere(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await everywhere(ctx)).toEqual(before);
}

const names = async (ctx: WorkspaceContext) =>
  (await listSubAccounts(ctx)).map(({ name, depth }) => `${'·'.repeat(depth)}${name}`);
const levels = async (ctx: WorkspaceContext) =>
  (await listSubAccounts(ctx)).map(({ name, level }) => `${name} ${level}`);

describe('the tree of accounts', () => {
  test('R3 S0.2 does not grow by a custom role that lacks something of an account’s administrator', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await admin`update people set role = 'admin'
      where organisation_id = ${pia.organisation.id} and user_id = ${pia.person.userId}`;
    const { id } = await createRole(pia, {
      label: 'Opener',
      description: '',
      base: 'parent-admin',
      permissions: holdable(accountTree, 'parent-admin').filter((each) => each !== 'contacts.export'),
    });
    const rhea = await again(await join(pia, await person('rhea'), { role: id }));
    const rule = { kind: 'guard', id: 'founding', model: 'account-tree' } as const;
    const remedy = { kind: 'lift', by: expect.arrayContaining(['parent-admin']) };
    const denied = expect.objectContaining({ decision: expect.objectContaining({ rule, remedy }) });
    await refused(rhea, () => accountUnder(rhea, 'Mine'), denied);
  });

  test('S0.2 S0.9 S0.10 grows to five levels below the root and no deeper', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const chain = await chainUnder(pia, ['one', 'two', 'three', 'four', 'five']);
    await accountUnder(pia, 'another');
    expect(await names(pia)).toEqual([
      'Workspace of pia',
      '·another',
      '·one',
      '··two',
      '···three',
      '····four',
      '·····five',
    ]);
    const fifth = chain.at(-1);
    const tooDeep = () => createSubAccount(pia, { parentId: fifth?.id ?? '', name: 'six' });
    await refused(pia, tooDeep, expect.any(Denied));
    const [last] = (await listSubAccounts(pia)).slice(-1);
    expect(last?.may.create).toMatchObject({ allowed: false, rule: { kind: 'requirement', id: 'depth' } });
    const inFifth = await inAccount(pia.person, { slug: fifth?.slug ?? '' });
    expect(inFifth.member.role).toBe('sub-account-admin');
    await refused(inFifth, () => accountUnder(inFifth, 'six'), expect.any(Denied));
    await expect(
      admin`insert into workspaces (id, organisation_id, parent_id, name, slug)
        values (gen_random_uuid(), ${pia.organisation.id}, ${fifth?.id ?? ''}, 'six', 'six')`,
    ).rejects.toThrow('workspaces_depth');
  });

  test('S0.3 is limited to their own branch for a sub-account admin', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const [north] = await chainUnder(pia, ['North', 'Shop']);
    if (!north) throw new Error('no account');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    expect(await names(sam)).toEqual(['North', '·Shop']);
    const { id } = await accountUnder(sam, 'Depot');
    await renameSubAccount(sam, { accountId: id, version: 1, name: 'Storehouse' });
    expect(await names(sam)).toEqual(['North', '·Shop', '·Storehouse']);
  });

  test('TE6 S0.9 is administered downwards, never up or sideways: parent and sibling are not found', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const south = await accountUnder(pia, 'South');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    const { olaf: other } = await world({ model: 'account-tree', people: { olaf: 'parent-admin' } });
    for (const { id } of [pia.workspace, south, other.workspace, { id: crypto.randomUUID() }, { id: '' }]) {
      const attempts = [
        () => createSubAccount(sam, { parentId: id, name: 'Mine' }),
        () => renameSubAccount(sam, { accountId: id, version: 1, name: 'Mine' }),
        () => moveSubAccount(sam, { accountId: id, parentId: north.id }),
        () => closeSubAccount(sam, { accountId: id }),
        () => reopenSubAccount(sam, { accountId: id }),
        () => previewClose(sam, { accountId: id }),
      ];
      for (const attempt of attempts) await refused(sam, async () => attempt(), new NotFound());
    }
    // Not even their own account, from within it.
    await refused(sam, () => closeSubAccount(sam, { accountId: north.id }), new NotFound());
    await expect(inAccount(sam.person, { slug: pia.workspace.slug })).rejects.toThrow(NotFound);
    await expect(inAccount(sam.person, south)).rejects.toThrow(NotFound);
  });

  test.each(['advanced', 'basic'])('S0.4 S0.5 %s users neither see nor change the tree', async (role) => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const user = await colleague(pia, pia.workspace, 'uma', role);
    const attempts = [
      async () => listSubAccounts(user),
      () => createSubAccount(user, { parentId: user.workspace.id, name: 'Mine' }),
      // A missing account is refused like a present one (R6).
      () => createSubAccount(user, { parentId: crypto.randomUUID(), name: 'Mine' }),
      () => moveSubAccount(user, { accountId: north.id, parentId: user.workspace.id }),
      () => renameSubAccount(user, { accountId: north.id, version: 1, name: 'Mine' }),
      () => closeSubAccount(user, { accountId: north.id }),
      async () => previewClose(user, { accountId: north.id }),
    ];
    for (const attempt of attempts) await refused(pia, attempt, expect.any(Denied));
    await expect(inAccount(user.person, north)).rejects.toThrow(NotFound);
  });
});

describe('moving', () => {
  test('R4 S0.9 takes the branch along, and administration with it', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const south = await accountUnder(pia, 'South');
    const shop = await accountUnder(pia, 'Shop', north);
    const till = await accountUnder(pia, 'Till', shop);
    const nora = await colleague(pia, north, 'nora', 'sub-account-admin');
    const saul = await colleague(pia, south, 'saul', 'sub-account-admin');
    await inAccount(nora.person, till);
    await expect(inAccount(saul.person, till)).rejects.toThrow(NotFound);
    await moveSubAccount(pia, { accountId: shop.id, parentId: south.id });
    expect(await names(pia)).toEqual(['Workspace of pia', '·North', '·South', '··Shop', '···Till']);
    await inAccount(saul.person, till);
    await expect(inAccount(nora.person, till)).rejects.toThrow(NotFound);
  });

  test('S0.9 refuses a place that is too deep, below itself, or for the present account', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const [a, b, c] = await chainUnder(pia, ['a', 'b', 'c']);
    const [, , z] = await chainUnder(pia, ['x', 'y', 'z']);
    if (!a || !b || !c || !z) throw new Error('no accounts');
    const move = (accountId: string, parentId: string) => () => moveSubAccount(pia, { accountId, parentId });
    await refused(pia, move(a.id, z.id), new Invalid({ parentId: 'too-deep' }));
    await refused(pia, move(a.id, c.id), new Invalid({ parentId: 'below-itself' }));
    await refused(pia, move(a.id, a.id), new Invalid({ parentId: 'below-itself' }));
    await refused(pia, move(pia.workspace.id, a.id), new NotFound());
    await move(b.id, z.id)();
    expect(await levels(pia)).toEqual(['Workspace of pia 0', 'a 1', 'x 1', 'y 2', 'z 3', 'b 4', 'c 5']);
  });

  test('S0.9 makes no cycle and never passes the fifth level, even simultaneously', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await accountUnder(pia, `a${round}`), await accountUnder(pia, `b${round}`)];
      const [, , deep] = await chainUnder(pia, [`p${round}`, `q${round}`, `r${round}`]);
      if (!deep) throw new Error('no account');
      const outcomes = await Promise.allSettled([
        moveSubAccount(pia, { accountId: a.id, parentId: b.id }),
        moveSubAccount(pia, { accountId: b.id, parentId: a.id }),
        moveSubAccount(pia, { accountId: a.id, parentId: deep.id }),
        accountUnder(pia, `c${round}`, a),
        accountUnder(pia, `d${round}`, b),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(1);
    }
    const [wrong] = await admin`select count(*)::int as n from workspaces w
      left join workspaces p on p.id = w.parent_id
      where w.organisation_id = ${pia.organisation.id} and (
        w.level > 5 or w.level <> coalesce(p.level + 1, 0)
        or w.path <> coalesce(p.path, '{}') || w.id or cardinality(w.path) <> w.level + 1)`;
    expect(wrong).toEqual({ n: 0 });
  });
});

describe('closing', () => {
  test('R4 IN5 ends access to the branch at once, with a preview in counts, and reopening restores exactly that branch', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const shop = await accountUnder(pia, 'Shop', north);
    const till = await accountUnder(pia, 'Till', shop);
    const uma = await colleague(pia, shop, 'uma', 'advanced');
    await closeSubAccount(pia, { accountId: till.id });
    await admin`insert into contacts (workspace_id, id, name) values (${shop.id}, gen_random_uuid(), 'Zoé')`;
    expect(await previewClose(pia, { accountId: north.id })).toEqual({
      accounts: 2,
      users: 3,
      invited: 0,
      contacts: 1,
      openConversations: 0,
    });
    await closeSubAccount(pia, { accountId: north.id });
    await expect(again(uma)).rejects.toThrow(NotFound);
    await expect(inAccount(pia.person, north)).rejects.toThrow(NotFound);
    const underClosed = () => createSubAccount(pia, { parentId: north.id, name: 'In' });
    await refused(pia, underClosed, new NotFound());
    await refused(
      pia,
      () => reopenSubAccount(pia, { accountId: shop.id }),
      new Invalid({ '': 'closed-above' }),
    );
    await reopenSubAccount(pia, { accountId: north.id });
    expect((await again(uma)).member.role).toBe('advanced');
    await expect(inAccount(pia.person, till)).rejects.toThrow(NotFound);
    const [trail] = await admin`select count(*)::int as n from audit_events
      where organisation_id = ${pia.organisation.id} and event in ('workspaces.closed', 'workspaces.reopened')`;
    expect(trail).toEqual({ n: 3 });
  });
});
