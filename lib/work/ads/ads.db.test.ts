import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, findRecord, transitionRecord } from '@/lib/modules';
import { Denied, Invalid } from '@/lib/platform/errors';
import { isSigned } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { advertiser, connectAdAccount, draftAd, payingOwner } from '@/lib/test-support/ads';
import { startReceiver } from '@/lib/test-support/receiver';
import { recordsOf } from '@/lib/test-support/records';
import { again, world } from '@/lib/test-support/world';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';
import { retryDelivery } from '@/lib/work/deliveries/retry-delivery';
import { removePaymentMethod } from '@/lib/work/payment/remove-payment-method';
import { adStateJobs } from './deliver';

const { admin } = await testDatabase();
const account = await startReceiver();
afterAll(account.close);
beforeEach(async () => {
  await admin`delete from outbox`;
  Object.assign(account, { got: [], answer: 204 });
});

interface At {
  collection: string;
  recordId: string;
}

const step = (ctx: WorkspaceContext, at: At, version: number, transition: string, fields = {}) =>
  transitionRecord(ctx, { ...at, version, transition, fields });
const accountAt = (recordId: string): At => ({ collection: 'ad-accounts', recordId });
const received = () => account.got.map(({ body }) => JSON.parse(body).ad as Record<string, unknown>);

describe('S2.15 the ad account', () => {
  test('S2.15 gets each schedule, launch and suspension, signed with its secret', async () => {
    const { owner, secret, ad } = await advertiser(account.url);
    const startAt = new Date(Date.now() + 86_400_000).toISOString();
    await step(owner, ad, 1, 'schedule', { startAt });
    await drain(adStateJobs);
    await step(owner, ad, 2, 'launch');
    await drain(adStateJobs);
    await step(owner, ad, 3, 'suspend');
    await drain(adStateJobs);
    expect(received()).toMatchObject([
      { id: ad.recordId, state: 'scheduled', version: 2, startAt, headline: 'Saldi', dailyBudget: 20 },
      { id: ad.recordId, state: 'running', version: 3 },
      { id: ad.recordId, state: 'suspended', version: 4 },
    ]);
    const now = Math.floor(Date.now() / 1_000);
    for (const { body, signature } of account.got) expect(isSigned(secret, signature, body, now)).toBe(true);
  });

  test('S2.15 is needed: without one no ad is launched or scheduled, and nothing changes', async () => {
    const owner = await payingOwner();
    const ad = await draftAd(owner);
    const before = await recordsOf(admin, owner);
    for (const transition of ['launch', 'schedule']) {
      const refusal = await step(owner, ad, 1, transition).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Denied);
      expect(refusal).toMatchObject({ decision: { rule: { kind: 'requirement', id: 'ad-account' } } });
    }
    expect(await recordsOf(admin, owner)).toEqual(before);
  });

  test('S2.15 does not get a late launch after the suspension', async () => {
    const { owner, ad } = await advertiser(account.url);
    account.answer = 503;
    await step(owner, ad, 1, 'launch');
    await drain(adStateJobs);
    await step(owner, ad, 2, 'suspend');
    await admin`update outbox set due_at = now()`;
    account.answer = 204;
    await drain(adStateJobs);
    expect(received().map(({ state }) => state)).toEqual(['running', 'suspended', 'suspended']);
  });

  test('S2.15 that refuses a launch is in the log of the ad, which posts again by hand', async () => {
    const { owner, ad } = await advertiser(account.url);
    account.answer = 503;
    await step(owner, ad, 1, 'launch');
    await drain(adStateJobs);
    const { attempts } = await listDeliveries(owner, ad);
    expect(attempts).toMatchObject([{ about: 'ad-running', outcome: 'not-taken', responseCode: 503 }]);
    account.answer = 204;
    await retryDelivery(await again(owner), { ...ad, jobId: attempts[0]?.jobId ?? '' });
    await drain(adStateJobs);
    expect((await listDeliveries(owner, ad)).attempts[0]).toMatchObject({ outcome: 'taken' });
  });

  test('S2.19 suspends the ads when the payment method is removed', async () => {
    const { owner, ad } = await advertiser(account.url);
    await step(owner, ad, 1, 'launch');
    await removePaymentMethod(owner);
    await drain(adStateJobs);
    expect(received().at(-1)).toMatchObject({ id: ad.recordId, state: 'suspended' });
  });

  test('S2.19 does not get a launch that waited for the removal of the payment method', async () => {
    const { owner, ad } = await advertiser(account.url);
    const session = await admin.reserve();
    await session`begin`;
    await session`select 1 from workspaces where id = ${owner.workspace.id} for update`;
    const waiting = async () =>
      (
        await admin`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      ).length;
    const removal = removePaymentMethod(owner);
    await expect.poll(waiting).toBe(1);
    const launch = step(owner, ad, 1, 'launch').catch((error: unknown) => error);
    await expect.poll(waiting).toBe(2);
    await session`rollback`;
    session.release();
    await removal;
    expect(await launch).toEqual(new Invalid({ '': 'no-payment-method' }));
    expect(await findRecord(owner, ad)).toMatchObject({ state: 'draft' });
  });

  test('S2.15 learns of the suspension of an ad that is deleted before the post', async () => {
    const { owner, ad } = await advertiser(account.url);
    await step(owner, ad, 1, 'launch');
    await step(owner, ad, 2, 'suspend');
    await deleteRecord(owner, { ...ad, version: 3 });
    await drain(adStateJobs);
    expect(received().map(({ state }) => state)).toEqual(['suspended', 'suspended']);
  });
});

describe('S2.15 connecting an ad account', () => {
  test('S2.15 one is connected at a time, also of two that are connected at once', async () => {
    const owner = await payingOwner();
    const made = async (name: string) =>
      createRecord(owner, { collection: 'ad-accounts', name, fields: { url: account.url } });
    const accounts = [await made('One'), await made('Other')];
    const outcomes = await Promise.allSettled(
      accounts.map(({ id }) => step(owner, accountAt(id), 1, 'connect')),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: new Invalid({ '': 'one-ad-account' }),
    });
    await made('A third, which changes nothing');
    await step(await again(owner), await draftAd(owner), 1, 'launch');
  });

  test('S2.15 one with running ads is not disconnected; a launch at the same time is not left behind', async () => {
    const { owner, id, ad } = await advertiser(account.url);
    const disconnect = () => step(owner, accountAt(id), 2, 'disconnect');
    await step(owner, ad, 1, 'launch');
    const before = await recordsOf(admin, owner);
    await expect(disconnect()).rejects.toEqual(new Invalid({ '': 'ads-at-work' }));
    expect(await recordsOf(admin, owner)).toEqual(before);
    await step(owner, ad, 2, 'suspend');
    const outcomes = await Promise.allSettled([step(owner, ad, 3, 'launch'), disconnect()]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  test('S2.15 needs a right of Facebook ads', async () => {
    const { owner, vera, edda } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        vera: { role: 'additional-user', grants: ['templates-edit'] },
        edda: { role: 'additional-user', grants: ['facebook-ads-edit'] },
      },
    });
    const before = await recordsOf(admin, owner);
    await expect(connectAdAccount(vera, account.url)).rejects.toBeInstanceOf(Denied);
    expect(await recordsOf(admin, owner)).toEqual(before);
    const { id } = await connectAdAccount(edda, account.url);
    expect(await findRecord(owner, accountAt(id))).toMatchObject({ state: 'connected' });
  });
});
