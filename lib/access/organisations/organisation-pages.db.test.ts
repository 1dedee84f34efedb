import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { changeOrganisationPlan } from '@/lib/access/subscription/change-organisation-plan';
import { planEffects } from '@/lib/access/subscription/plan-effects';
import { Denied } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { listOpenedOrganisations } from './list-opened-organisations';
import { openPages } from './organisation-pages';

const { admin } = await testDatabase();

test.each([
  ['admin', ['people', 'workspaces', 'plan', 'access-model', 'directory', 'audit']],
  ['billing', ['plan']],
  ['member', []],
])('S1.29 the %s of an organisation is led to the pages that open, and to no other', async (role, pages) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { userId } = ana.person;
  await admin`update people set role = ${role} where user_id = ${userId}`;
  const ctx = await loadOrganisationContext(ana.person, ana.organisation.slug);
  expect(openPages(ctx.access)).toEqual(pages);
  const { name, slug } = ana.organisation;
  expect(await listOpenedOrganisations(userId)).toEqual(
    pages.slice(0, 1).map((page) => ({ name, slug, page })),
  );
});

test('R1 S1.14 the billing role reads the plan and cannot change it', async () => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await admin`update people set role = 'billing' where user_id = ${ana.person.userId}`;
  const ctx = await loadOrganisationContext(ana.person, ana.organisation.slug);
  const { plan } = await planEffects(ctx);
  const to = plan === 'growth' ? 'starter' : 'growth';
  await expect(changeOrganisationPlan(ctx, { from: plan, plan: to })).rejects.toThrow(Denied);
  const [stored] = await admin`select plan from organisations where id = ${ana.organisation.id}`;
  expect(stored).toEqual({ plan });
});
