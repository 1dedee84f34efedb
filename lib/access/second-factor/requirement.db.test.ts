import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import {
  loadOrganisationContext,
  loadWorkspaceContext,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { workspaceModels } from '@/lib/access/models/registry';
import { Denied, FactorMissing, FactorNeeded, Invalid, Stale } from '@/lib/platform/errors';
import { accountUnder } from '@/lib/test-support/accounts';
import { refusals } from '@/lib/test-support/refusals';
import { again, person, world } from '@/lib/test-support/world';
import { ownRequirements } from './own-requirements';
import { type ChangeRequirement, changeRequirement, readRequirement } from './requirement';
import { giveApp } from './test-support/factor';

const { admin } = await testDatabase();
const refused = refusals(admin);

/** The person's next request, from a session in which they gave their factor, or which has none. */
const asked = (ctx: WorkspaceContext, hasFactor: boolean): WorkspaceContext => ({
  ...ctx,
  person: { ...ctx.person, hasFactor, isFactorStale: false },
});
const bare = (ctx: WorkspaceContext) => asked(ctx, false);

const dayIn = async (days: number) => {
  const [row] =
    await admin`select to_char((now() at time zone 'UTC')::date + ${days}::int, 'YYYY-MM-DD') as day`;
  return row?.day as string;
};

const everyone = async (days = 0): Promise<ChangeRequirement> => ({
  ...{ version: 1, roles: null, ofProvider: false },
  from: await dayIn(days),
});

/** A team whose owner has a factor. */
async function team() {
  const made = await world({ people: { olga: 'owner', otto: 'owner', max: 'manager', ana: 'agent' } });
  await giveApp(made.olga.person);
  return { ...made, olga: asked(made.olga, true) };
}

async function requiring(days = 0, roles: string[] | null = null) {
  const made = await team();
  await changeRequirement(made.olga, { ...(await everyone(days)), roles });
  return made;
}

describe('requiring a second factor', () => {
  test('B17 B8 refuses the next request of a session without one, and lets in who has one', async () => {
    const { olga, ana } = await requiring();
    await expect(again(bare(ana))).rejects.toThrow(FactorMissing);
    await expect(again(asked(ana, true))).resolves.toMatchObject({ member: { id: ana.member.id } });
    await expect(again(olga)).resolves.toBeDefined();
  });

  test('B17 B8 refuses the change of a request that began before it', async () => {
    const { ana } = await requiring();
    await expect(changingWork(bare(ana), async () => 'changed')).rejects.toThrow(FactorMissing);
  });

  test('B17 B8 lets everyone in until its day, and tells them which', async () => {
    const { ana } = await requiring(7);
    const { factorFrom } = await again(bare(ana));
    expect(factorFrom?.toISOString()).toBe(`${await dayIn(7)}T00:00:00.000Z`);
    expect((await again(asked(ana, true))).factorFrom).toBeUndefined();
    await admin`update workspaces set factor_from = now() where id = ${ana.workspace.id}`;
    await expect(again(bare(ana))).rejects.toThrow(FactorMissing);
  });

  test('B17 B8 of a role concerns its holders only', async () => {
    const { otto, max, ana } = await requiring(0, ['owner', 'manager']);
    for (const ctx of [otto, max]) await expect(again(bare(ctx))).rejects.toThrow(FactorMissing);
    await expect(again(bare(ana))).resolves.toBeDefined();
  });

  test('B17 B7 of a role concerns the custom roles made of it', async () => {
    const { ana } = await requiring(0, ['agent']);
    await admin`
      insert into custom_roles (id, organisation_id, base, permissions, label, description)
      values ('own-night', ${ana.organisation.id}, 'agent', '{messages.view}', 'Night', '')`;
    await admin`update members set role = 'own-night' where id = ${ana.member.id}`;
    await expect(again(bare(ana))).rejects.toThrow(FactorMissing);
  });

  test('B17 R6 tells a stranger nothing', async () => {
    const { ana } = await requiring();
    const stranger = { ...(await person('sam')), hasFactor: false };
    const opening = await loadWorkspaceContext(stranger, ana.workspace.slug).catch((error: unknown) => error);
    expect(opening).not.toBeInstanceOf(FactorMissing);
    expect(opening).toMatchObject({ message: 'not found' });
  });

  test('B17 closes the pages of the organisation to whom a workspace of it requires one', async () => {
    const { olga, otto } = await requiring();
    await admin`update people set role = 'admin' where user_id = ${otto.person.userId}`;
    const { slug } = olga.organisation;
    await expect(loadOrganisationContext(bare(otto).person, slug)).rejects.toThrow(FactorMissing);
    await expect(loadOrganisationContext(olga.person, slug)).resolves.toBeDefined();
  });

  test('B17 asks no API key', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { token } = await createApiKey(pia, { name: 'Till', scopes: ['users.view'] });
    await giveApp(pia.person);
    await changeRequirement(pia, await everyone());
    await expect(openWithKey(token, null)).resolves.toBeDefined();
  });

  test('B17 B8 is listed for the person, with its day', async () => {
    const { ana, max } = await requiring(7, ['agent']);
    expect(await ownRequirements(ana.person.userId)).toMatchObject([
      { workspace: { slug: ana.workspace.slug }, isDue: false },
    ]);
    expect(await ownRequirements(max.person.userId)).toEqual([]);
  });
});

describe('who requires it', () => {
  test('B17 without their own factor is refused, so that they do not lock themself out', async () => {
    const { otto } = await team();
    const change = await everyone();
    await refused(otto, () => changeRequirement(otto, change), new Invalid({ '': 'factor-first' }));
  });

  test('B17 has given it lately, to require it and to end that', async () => {
    const { olga } = await requiring(7);
    const stale = { ...olga, person: { ...olga.person, isFactorStale: true } };
    for (const from of [null, await dayIn(0)])
      await refused(
        olga,
        () => changeRequirement(stale, { version: 2, from, roles: null, ofProvider: false }),
        new FactorNeeded(),
      );
  });

  test.each(['max', 'ana'] as const)('B17 R3 is not %s, who may not give the top role', async (who) => {
    const made = await team();
    await giveApp(made[who].person);
    const before = await readRequirement(made.olga);
    await expect(changeRequirement(made[who], await everyone())).rejects.toThrow(Denied);
    expect(await readRequirement(made.olga)).toEqual({ ...before, holders: expect.anything() });
  });

  test.each(workspaceModels.map(({ id, roles }) => [id, Object.keys(roles)[0] ?? ''] as const))(
    'B17 is a holder of the top role in the model %s',
    async (model, top) => {
      const { first } = await world({ model, people: { first: top } });
      await giveApp(first.person);
      await changeRequirement(first, await everyone());
      await expect(again(bare(first))).rejects.toThrow(FactorMissing);
    },
  );

  test('B17 S0.9 requires it of those who come from an account above', async () => {
    const { pia, pat } = await world({
      model: 'account-tree',
      people: { pia: 'parent-admin', pat: 'parent-admin' },
    });
    const below = await accountUnder(pia, 'Below');
    await giveApp(pia.person);
    const ctx = await loadWorkspaceContext(pia.person, below.slug);
    await changeRequirement(ctx, { ...(await everyone()), roles: ['sub-account-admin'] });
    await expect(loadWorkspaceContext(bare(pat).person, below.slug)).rejects.toThrow(FactorMissing);
    await expect(again(bare(pat))).resolves.toBeDefined();
    expect(await ownRequirements(pat.person.userId)).toMatchObject([{ workspace: { slug: below.slug } }]);
  });
});

describe('a change of the requirement', () => {
  test.each([
    ['a day that is over', async () => ({ from: await dayIn(-1) }), { from: 'past' }],
    ['no role', async () => ({ roles: [] }), { roles: 'required' }],
    ['a role of another model', async () => ({ roles: ['parent-admin'] }), { roles: 'invalid' }],
  ])('B17 with %s is refused', async (_, part, fields) => {
    const { olga } = await team();
    const change = { ...(await everyone()), ...(await part()) };
    await refused(olga, () => changeRequirement(olga, change), new Invalid(fields));
  });

  test('B17 RO7 of an older version is refused', async () => {
    const { olga } = await requiring(7);
    const change = await everyone();
    await refused(olga, () => changeRequirement(olga, change), new Stale());
  });

  test('B17 R7 is in the trail, and ending it lets everyone in again', async () => {
    const { olga, ana } = await requiring();
    await changeRequirement(olga, { version: 2, from: null, roles: null, ofProvider: false });
    await expect(again(bare(ana))).resolves.toBeDefined();
    const events = await admin`
      select event, after from audit_events where workspace_id = ${olga.workspace.id}
      and event like 'workspace.factor%' order by seq`;
    expect(events).toMatchObject([
      { event: 'workspace.factor-required', after: { requiredOf: ['owner', 'manager', 'agent'] } },
      { event: 'workspace.factor-optional', after: { requiredFrom: null, requiredOf: null } },
    ]);
  });

  test('B17 of a day that has passed may keep it', async () => {
    const { olga } = await requiring();
    await admin`update workspaces set factor_from = factor_from - interval '9 days' where id = ${olga.workspace.id}`;
    const { from } = await readRequirement(olga);
    const saved = await changeRequirement(olga, { version: 2, from, roles: ['agent'], ofProvider: false });
    expect(saved).toEqual({ version: 3 });
  });

  test('B17 shows how many holders of each role have a factor', async () => {
    const { olga } = await team();
    const { holders, choices, hasOwn } = await readRequirement(olga);
    expect({ choices, hasOwn }).toEqual({ choices: ['owner', 'manager', 'agent'], hasOwn: true });
    expect(holders).toContainEqual({ role: 'owner', total: 2, without: 1 });
    expect(holders).toContainEqual({ role: 'agent', total: 1, without: 1 });
  });
});
