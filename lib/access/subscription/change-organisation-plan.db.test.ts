import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { workspaceModels } from '@/lib/access/models/registry';
import { Denied, Stale } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { changeOrganisationPlan } from './change-organisation-plan';
import { listPlanChangers } from './plan-changers';
import { planEffects, planEffectsHere } from './plan-effects';

const { admin } = await testDatabase();
const ofOrganisation = (ctx: WorkspaceContext) => loadOrganisationContext(ctx.person, ctx.organisation.slug);
const down = { from: 'enterprise', plan: 'starter' } as const;

test.each(workspaceModels.map(({ id, roles }) => [id, Object.keys(roles)[0] ?? ''] as const))(
  'R7 an administrator of an organisation of %s changes its plan, with one audit event',
  async (model, top) => {
    const { olga } = await world({ model, people: { olga: top } });
    await changeOrganisationPlan(await ofOrganisation(olga), down);
    await changeOrganisationPlan(await ofOrganisation(olga), { from: 'starter', plan: 'starter' });
    expect((await again(olga)).organisation.plan).toBe('starter');
    const events = await admin`select before, after from audit_events
      where organisation_id = ${olga.organisation.id} and event = 'organisation.plan-changed'`;
    expect([...events]).toEqual([{ before: { plan: 'enterprise' }, after: { plan: 'starter' } }]);
  },
);

test('R3 RO7 a member without a role in the organisation changes no plan, nor does a choice beside another plan', async () => {
  const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
  const before = await everything(admin, olga);
  const attempts = [
    [async () => changeOrganisationPlan(await ofOrganisation(otto), down), Denied],
    [async () => planEffects(await ofOrganisation(otto)), Denied],
    [async () => changeOrganisationPlan(await ofOrganisation(olga), { ...down, from: 'growth' }), Stale],
  ] as const;
  for (const [attempt, error] of attempts) await expect(attempt()).rejects.toThrow(error);
  expect(await everything(admin, olga)).toEqual(before);
});

test('B2 S1.27 the effects count the members who keep a restriction that another plan does not offer, and those who could get it', async () => {
  const { olga } = await world({
    people: { olga: 'owner', ana: { role: 'agent', restrictions: ['mask'] }, ben: 'agent', mia: 'manager' },
  });
  const { restrictions, changes } = await planEffects(await ofOrganisation(olga));
  expect(restrictions).toEqual([{ id: 'mask', plans: ['advanced', 'enterprise'], members: 1, others: 1 }]);
  expect(changes.map(({ changed }) => changed)).toEqual([0, 0, 0, 0]);
});

test('B2 S2.5 the owner of a workspace reads the effects of the whole organisation there, and no other user does', async () => {
  const { owner, ada } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', ada: { role: 'additional-user', grants: ['user-management'] } },
  });
  expect(await planEffectsHere(owner)).toEqual(await planEffects(await ofOrganisation(owner)));
  await expect((async () => planEffectsHere(ada))()).rejects.toThrow(Denied);
});

test('R5 the billing role reads the names of those who can change the plan; a member does not', async () => {
  const { olga, otto, ana } = await world({ people: { olga: 'owner', otto: 'owner', ana: 'agent' } });
  const { person } = otto;
  await admin`update people set role = 'billing' where user_id = ${person.userId}`;
  const { name, email } = olga.person;
  expect(await listPlanChangers(await ofOrganisation(otto))).toEqual([{ name, email }]);
  await expect(async () => listPlanChangers(await ofOrganisation(ana))).rejects.toThrow(Denied);
});
