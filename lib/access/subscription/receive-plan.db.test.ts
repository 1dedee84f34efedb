import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { Invalid, NotFound, Unauthenticated } from '@/lib/platform/errors';
import { sign } from '@/lib/platform/http/signature';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { everything } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { changeOrganisationPlan } from './change-organisation-plan';
import { changePlan } from './change-plan';
import { providerPage } from './payment-provider';
import { receivePlan } from './receive-plan';

const { admin } = await testDatabase();
const secret = 'a secret of the provider, long enough';

beforeEach(() => {
  process.env.BILLING_URL = 'https://pay.example.com/portal?shop=1';
  process.env.BILLING_SECRET = secret;
  forgetSettings();
});

afterEach(() => {
  delete process.env.BILLING_URL;
  delete process.env.BILLING_SECRET;
  forgetSettings();
});

const nowOf = () => Math.floor(Date.now() / 1000);
const event = (organisation: string, plan = 'growth') =>
  JSON.stringify({ type: 'plan.changed', organisation, plan });
const post = (body: string, at = nowOf(), key = secret) => receivePlan(sign(key, body, at), body, null);

test('WH1 R7 a signed event of the provider sets the plan, once, with one audit event', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { id } = olga.organisation;
  for (const _ of [1, 2]) await post(event(id));
  expect((await again(olga)).organisation.plan).toBe('growth');
  const events = await admin`select actor_user_id, after from audit_events
    where organisation_id = ${id} and event = 'organisation.plan-changed'`;
  expect([...events]).toEqual([{ actor_user_id: null, after: { plan: 'growth' } }]);
  expect(providerPage({ id })).toBe(`https://pay.example.com/portal?shop=1&organisation=${id}`);
});

test('WH1 an event that is unsigned, old, changed or of another secret changes nothing, nor does one of another shape', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { id } = olga.organisation;
  const before = await everything(admin, olga);
  const body = event(id);
  const attempts = [
    [() => receivePlan(null, body, null), Unauthenticated],
    [() => receivePlan(sign(secret, body, nowOf()), event(id, 'starter'), null), Unauthenticated],
    [() => post(body, nowOf() - 600), Unauthenticated],
    [() => post(body, nowOf(), 'another secret of another provider'), Unauthenticated],
    [() => post(event(id, 'gold')), Invalid],
    [() => post('{'), Invalid],
    [() => post(event(crypto.randomUUID())), NotFound],
  ] as const;
  for (const [attempt, error] of attempts) await expect(attempt()).rejects.toThrow(error);
  expect(await everything(admin, olga)).toEqual(before);
});

test('S2.5 where a provider is connected no person changes the plan by hand', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const ctx = await loadOrganisationContext(owner.person, owner.organisation.slug);
  const before = await everything(admin, owner);
  const refusal = new Invalid({ plan: 'plan-of-provider' });
  await expect(changePlan(owner, { plan: 'starter' })).rejects.toThrow(refusal);
  const input = { from: 'enterprise', plan: 'starter' } as const;
  await expect(changeOrganisationPlan(ctx, input)).rejects.toThrow(refusal);
  expect(await everything(admin, owner)).toEqual(before);
});

test('WH1 without a provider every event is refused', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  delete process.env.BILLING_URL;
  delete process.env.BILLING_SECRET;
  forgetSettings();
  await expect(post(event(olga.organisation.id))).rejects.toThrow(Unauthenticated);
});
