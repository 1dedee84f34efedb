import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { findRecord, transitionRecord } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { connectAdAccount, draftAd } from '@/lib/test-support/ads';
import { dieAfterWork } from '@/lib/test-support/die-after-work';
import { recordsOf } from '@/lib/test-support/records';
import { again, world } from '@/lib/test-support/world';
import { addPaymentMethod } from './add-payment-method';
import { paymentExpiryJobs } from './expire';
import { findPayment } from './find-payment';
import { Card } from './payment-card';
import { removePaymentMethod } from './remove-payment-method';

const { admin } = await testDatabase();

const card = { brand: 'visa', lastFour: '4242', expires: '2090-08' } as const;

type Ad = Awaited<ReturnType<typeof draftAd>>;
const launch = (ctx: WorkspaceContext, of: Ad) => transitionRecord(ctx, { ...of, transition: 'launch' });
const schedule = (ctx: WorkspaceContext, of: Ad) => {
  const startAt = new Date(Date.now() + 86_400_000).toISOString();
  return transitionRecord(ctx, { ...of, transition: 'schedule', fields: { startAt } });
};
const stateOf = async (ctx: WorkspaceContext, of: Ad) => (await findRecord(ctx, of)).state;

/** The rows that a refused act could have changed. */
async function snapshot(ctx: WorkspaceContext) {
  const rows = await admin`select w.flags, p.* from workspaces w
    left join payment_methods p on p.workspace_id = w.id where w.id = ${ctx.workspace.id}`;
  return [...rows, await recordsOf(admin, ctx)];
}

async function denied(attempt: Promise<unknown>, rule: object) {
  const refusal = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Denied);
  expect(refusal).toMatchObject({ decision: { rule } });
}

describe('S2.19 Facebook ads', () => {
  test('ads are scheduled and launched only with a payment method', async () => {
    const { owner, luca } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', luca: { role: 'additional-user', grants: ['facebook-ads-launch'] } },
    });
    await connectAdAccount(owner);
    const [first, second] = [await draftAd(owner), await draftAd(owner)];
    const before = await snapshot(owner);
    const rule = { kind: 'requirement', id: 'payment-method' };
    for (const who of [owner, luca]) {
      await denied(launch(who, first), rule);
      await denied(schedule(who, first), rule);
    }
    expect(await snapshot(owner)).toEqual(before);
    await addPaymentMethod(owner, card);
    await launch(luca, first);
    await schedule(luca, second);
    expect(await findPayment(await again(owner))).toEqual({
      method: { brand: 'visa', lastFour: '4242', expiresOn: '2090-08-31', isValid: true },
      ads: 2,
    });
  });

  test('ads are suspended in the transaction that removes it; drafts do not change', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await connectAdAccount(owner);
    const [running, scheduled, draft] = [await draftAd(owner), await draftAd(owner), await draftAd(owner)];
    await addPaymentMethod(owner, card);
    await launch(owner, running);
    await schedule(owner, scheduled);
    expect(await removePaymentMethod(owner)).toEqual({ suspended: 2 });
    const states = [running, scheduled, draft].map((each) => stateOf(owner, each));
    expect(await Promise.all(states)).toEqual(['suspended', 'suspended', 'draft']);
    const [event] = await admin`select event, actor_name as actor, before, after from audit_events
      where organisation_id = ${owner.organisation.id} and event like 'payment-method.%' order by seq desc limit 1`;
    expect(event).toEqual({
      event: 'payment-method.removed',
      actor: 'owner',
      before: { brand: 'visa', lastFour: '4242' },
      after: { suspended: 2 },
    });
    await expect(removePaymentMethod(owner)).rejects.toThrow('not found');
  });

  test('after 20 rounds of concurrent launch and removal no ad runs unpaid', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await connectAdAccount(owner);
    for (let round = 0; round < 20; round++) {
      const one = await draftAd(owner);
      await addPaymentMethod(owner, card);
      await Promise.allSettled([launch(owner, one), removePaymentMethod(owner)]);
      expect(['draft', 'suspended']).toContain(await stateOf(owner, one));
    }
  });

  test('FA8 ads are suspended after the card’s last month; a new card keeps them running', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await connectAdAccount(owner);
    const one = await draftAd(owner);
    await addPaymentMethod(owner, { ...card, expires: '2089-01' });
    await addPaymentMethod(owner, card);
    await launch(owner, one);
    const due = () =>
      admin`update outbox set due_at = now() where job->>'workspaceId' = ${owner.workspace.id} and sent_at is null`;
    await due();
    await drain(paymentExpiryJobs);
    expect(await stateOf(owner, one)).toBe('running');
    await admin`update payment_methods set expires_on = current_date - 1 where workspace_id = ${owner.workspace.id}`;
    await admin`update outbox set failed_at = null where job->>'workspaceId' = ${owner.workspace.id}`;
    await due();
    await drain(paymentExpiryJobs);
    expect(await stateOf(owner, one)).toBe('suspended');
    expect((await findPayment(owner)).method).toMatchObject({ lastFour: '4242', isValid: false });
    await denied(launch(owner, { ...one, version: 3 }), { kind: 'requirement', id: 'payment-method' });
  });
});

test('FA1 a card that has expired is recorded once, also by a worker that dies before it says so', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  await addPaymentMethod(owner, card);
  await admin`update payment_methods set expires_on = current_date - 1 where workspace_id = ${owner.workspace.id}`;
  await admin`update outbox set due_at = now() where job->>'workspaceId' = ${owner.workspace.id}`;
  await dieAfterWork(admin, paymentExpiryJobs);
  await drain(paymentExpiryJobs);
  const events = await admin`select from audit_events
    where workspace_id = ${owner.workspace.id} and event = 'payment-method.expired'`;
  expect(events).toHaveLength(1);
});

test('S2.5 only the owner sees, adds or removes the payment method, whatever rights others hold', async () => {
  const { owner, ada } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      ada: {
        role: 'additional-user',
        grants: ['facebook-ads-edit', 'facebook-ads-launch', 'user-management', 'api-keys', 'contacts-edit'],
      },
    },
  });
  await addPaymentMethod(owner, card);
  const before = await snapshot(owner);
  const rule = { kind: 'role', id: 'additional-user' };
  await denied(findPayment(ada), rule);
  await denied(addPaymentMethod(ada, card), rule);
  await denied(removePaymentMethod(ada), rule);
  expect(await snapshot(owner)).toEqual(before);
});

test('S2.19 no card number and no past month is accepted or stored', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  for (const lastFour of ['4242424242424242', '424', '42a2', '']) {
    expect(Card.safeParse({ ...card, lastFour }).success).toBe(false);
  }
  const before = await snapshot(owner);
  await expect(addPaymentMethod(owner, { ...card, expires: '2020-01' })).rejects.toMatchObject({
    fields: { expires: 'card-expired' },
  });
  await expect(addPaymentMethod(owner, { ...card, lastFour: '4242424242424242' })).rejects.toThrow();
  expect(await snapshot(owner)).toEqual(before);
});
