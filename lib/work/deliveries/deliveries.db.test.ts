import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { env } from '@/lib/platform/settings/settings';
import { startReceiver } from '@/lib/test-support/receiver';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { messageJobs } from '@/lib/work/inbox/messages/deliver';
import { listMessages } from '@/lib/work/inbox/messages/list-messages';
import { reply } from '@/lib/work/inbox/messages/reply-to-conversation';
import { eventJobs } from '@/lib/work/integrations/deliver';
import { testIntegration } from '@/lib/work/integrations/send-test';
import { listDeliveries } from './list-deliveries';
import { retryDelivery } from './retry-delivery';

const { admin } = await testDatabase();
const receiver = await startReceiver();
afterAll(receiver.close);

beforeEach(async () => {
  await admin`delete from outbox`;
  Object.assign(receiver, { got: [], answer: 200 });
});

async function connect(ctx: WorkspaceContext, url = receiver.url) {
  const fields = { url, events: ['message-sent'] };
  const { id } = await createRecord(ctx, {
    collection: 'integrations',
    name: `CRM ${crypto.randomUUID()}`,
    fields,
  });
  return { collection: 'integrations', recordId: id };
}

async function opened() {
  const workspace = await openTestWorkspace(admin);
  return { workspace, owner: await (await workspace.addMember('owner')).context() };
}

const snapshot = () => admin`select
  (select jsonb_agg(to_jsonb(o) order by id) from outbox o) as outbox,
  (select jsonb_agg(to_jsonb(d) order by id) from delivery_attempts d) as attempts`;

describe('S1.19 the log of an integration', () => {
  it('contains status, attempt and time of every try, but neither address nor secret nor content', async () => {
    const { owner } = await opened();
    const of = await connect(owner);
    await testIntegration(owner, of);
    receiver.answer = 503;
    await drain(eventJobs);
    const { attempts, isOn } = await listDeliveries(owner, of);
    expect(isOn).toBe(true);
    expect(attempts).toMatchObject([
      { about: 'test', attempt: 1, outcome: 'not-taken', responseCode: 503, next: { at: expect.any(Date) } },
    ]);

    receiver.answer = 204;
    await retryDelivery(owner, { ...of, jobId: attempts[0]?.jobId ?? '' });
    await drain(eventJobs);
    const later = (await listDeliveries(owner, of)).attempts;
    expect(later).toMatchObject([
      { outcome: 'taken', responseCode: 204, next: null },
      { outcome: 'not-taken', next: null },
    ]);
    const kept = JSON.stringify(await admin`select * from delivery_attempts`);
    expect(kept).not.toContain(receiver.url);
    expect(kept).not.toContain('v1=');
    await expect(retryDelivery(owner, { ...of, jobId: attempts[0]?.jobId ?? '' })).rejects.toEqual(
      new Stale(),
    );
  });

  it('records that posts to the private network are refused, under any name', async () => {
    const { owner } = await opened();
    const { port } = new URL(receiver.url);
    const allowed = env().OUTBOUND_ALLOWED.splice(0);
    for (const host of [
      '127.0.0.1',
      '[::ffff:127.0.0.1]',
      'localhost',
      '0x7f000001',
      '2130706433',
      '169.254.169.254',
    ]) {
      const of = await connect(owner, `http://${host}:${port}/`);
      await testIntegration(owner, of);
      await drain(eventJobs);
      const { attempts } = await listDeliveries(owner, of);
      expect(attempts).toMatchObject([
        { outcome: 'unreachable', error: 'PRIVATE_ADDRESS', responseCode: null },
      ]);
    }
    env().OUTBOUND_ALLOWED.push(...allowed);
    expect(receiver.got).toEqual([]);
  });

  it('does not exist for a deleted integration; a test of one that is off is refused', async () => {
    const { owner } = await opened();
    const of = await connect(owner);
    await transitionRecord(owner, { ...of, version: 1, transition: 'switch-off' });
    await expect(testIntegration(owner, of)).rejects.toEqual(new Invalid({ '': 'locked-by-state' }));
    await expect(testIntegration(owner, { ...of, recordId: crypto.randomUUID() })).rejects.toEqual(
      new NotFound(),
    );
    await expect(listDeliveries(owner, { ...of, collection: 'snippets' })).rejects.toEqual(new NotFound());
    await expect(testIntegration(owner, { ...of, collection: 'channels' })).rejects.toEqual(new NotFound());
    expect(await admin`select 1 from outbox where job->>'kind' <> 'checkpoint'`).toHaveLength(0);
  });

  it('S1.16 S1.19 S1.21 TE1 testing and retrying need the permission to connect, reading the log the permission to see', async () => {
    const { workspace, owner } = await opened();
    const of = await connect(owner);
    await testIntegration(owner, of);
    receiver.answer = 500;
    await drain(eventJobs);
    const jobId = (await listDeliveries(owner, of)).attempts[0]?.jobId ?? '';
    const restricted = await (await workspace.addMember('manager', ['integrations'])).context();
    const blind = await (await workspace.addMember('manager', ['workspace-settings'])).context();
    const agent = await (await workspace.addMember('agent')).context();
    const { owner: stranger } = await opened();
    const foreign = await connect(stranger);
    const before = await snapshot();
    expect((await listDeliveries(restricted, of)).attempts).toHaveLength(1);
    for (const ctx of [restricted, blind, agent]) {
      await expect(testIntegration(ctx, of)).rejects.toThrow(Denied);
      await expect(retryDelivery(ctx, { ...of, jobId })).rejects.toThrow(Denied);
    }
    for (const ctx of [blind, agent]) await expect(listDeliveries(ctx, of)).rejects.toThrow(Denied);
    await expect(listDeliveries(stranger, of)).rejects.toEqual(new NotFound());
    await expect(retryDelivery(stranger, { ...of, jobId })).rejects.toEqual(new NotFound());
    await expect(retryDelivery(stranger, { ...foreign, jobId })).rejects.toEqual(new Stale());
    expect(await snapshot()).toEqual(before);
  });
});

describe('S1.20 the log of a channel', () => {
  it('contains sent answers; one that was given up is posted again by hand, and its thread shows it', async () => {
    const { workspace, owner } = await opened();
    const fields = { connection: 'webhook', kind: 'sms', url: receiver.url };
    const { id: recordId } = await createRecord(owner, { collection: 'channels', name: 'SMS', fields });
    const of = { collection: 'channels', recordId };
    const conversationId = await workspace.addConversation(
      await workspace.addContact({ phone: '+33612345678' }),
      {},
    );
    await reply(owner, { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() });
    await admin`update outbox set tries = 7`;
    receiver.answer = 500;
    await drain(messageJobs);
    const delivery = async () => (await listMessages(owner, conversationId)).messages.at(-1);
    expect(await delivery()).toMatchObject({ delivery: 'failed' });
    const { attempts } = await listDeliveries(owner, of);
    expect(attempts).toMatchObject([{ about: 'message', attempt: 8, responseCode: 500, next: { at: null } }]);
    receiver.answer = 200;
    await retryDelivery(owner, { ...of, jobId: attempts[0]?.jobId ?? '' });
    expect(await delivery()).toMatchObject({ delivery: 'waiting' });
    await drain(messageJobs);
    expect(await delivery()).toMatchObject({ delivery: 'delivered' });
  });
});
