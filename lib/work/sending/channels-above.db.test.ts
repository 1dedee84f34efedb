import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, previewTransition, transitionRecord } from '@/lib/modules';
import { Denied, Invalid } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { startReceiver } from '@/lib/test-support/receiver';
import { step } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { listChannelsAbove } from '@/lib/work/inbox/channels/list-channels-above';
import { messageJobs } from '@/lib/work/inbox/messages/deliver';
import { sendMessage } from './send-message';
import { sendingOptions } from './sending-options';

process.env.OUTBOUND_ALLOWED = '127.0.0.1';
const { admin } = await testDatabase();

async function family() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await inAccount(pia.person, await accountUnder(pia, 'North'));
  const shop = await inAccount(pia.person, await accountUnder(north, 'Shop'));
  return { pia, north, shop };
}

async function connect(ctx: WorkspaceContext, url: string, name = 'Gateway') {
  const fields = { connection: 'webhook', kind: 'sms', url };
  return createRecord(ctx, { collection: 'channels', name, fields });
}

const send = (ctx: WorkspaceContext) =>
  sendMessage(ctx, { to: { phone: '+390612345678' }, body: 'Ciao', requestId: crypto.randomUUID() });

const deliveries = (ctx: WorkspaceContext) =>
  admin`select delivery from messages where workspace_id = ${ctx.workspace.id} order by at`;

const disconnect = (ctx: WorkspaceContext, recordId: string) =>
  transitionRecord(ctx, { collection: 'channels', recordId, version: 1, transition: 'disconnect' });

test('S0 an account without a channel sends through that of the nearest account above', async () => {
  const { pia, north, shop } = await family();
  await expect(send(shop)).rejects.toEqual(new Invalid({ '': 'no-sms-channel' }));
  const [far, near] = [await startReceiver(), await startReceiver()];
  await connect(pia, far.url);
  expect(await sendingOptions(shop)).toMatchObject({ hasChannel: true });
  await send(shop);
  await drain(messageJobs);
  expect(far.got).toHaveLength(1);
  const { id } = await connect(north, near.url, 'North gateway');
  expect(await listChannelsAbove(shop)).toMatchObject([
    { name: 'North gateway', from: 'North', kind: 'sms' },
  ]);
  await send(shop);
  await drain(messageJobs);
  expect([far.got.length, near.got.length]).toEqual([1, 1]);
  expect(await deliveries(shop)).toEqual([{ delivery: 'delivered' }, { delivery: 'delivered' }]);
  const [logged] = await admin`select workspace_id from delivery_attempts where record_id = ${id}`;
  expect(logged?.workspace_id, 'the log belongs to the account that connected it').toBe(north.workspace.id);
  await Promise.all([far.close(), near.close()]);
});

test('S0 an account that connects a channel uses its own, and nothing flows upwards or sideways', async () => {
  const { pia, north, shop } = await family();
  const south = await inAccount(pia.person, await accountUnder(pia, 'South'));
  const [own, above] = [await startReceiver(), await startReceiver()];
  await connect(north, above.url);
  await connect(shop, own.url);
  expect(await listChannelsAbove(shop)).toEqual([]);
  await send(shop);
  await drain(messageJobs);
  expect([own.got.length, above.got.length]).toEqual([1, 0]);
  for (const ctx of [pia, south]) {
    expect(await listChannelsAbove(ctx)).toEqual([]);
    await expect(send(ctx)).rejects.toEqual(new Invalid({ '': 'no-sms-channel' }));
    expect(await deliveries(ctx)).toEqual([]);
  }
  await Promise.all([own.close(), above.close()]);
});

test('S0 a message waits for no channel that was disconnected above', async () => {
  const { north, shop } = await family();
  const receiver = await startReceiver();
  const { id } = await connect(north, receiver.url);
  await send(shop);
  await disconnect(north, id);
  await drain(messageJobs);
  expect(receiver.got).toEqual([]);
  expect(await deliveries(shop)).toEqual([{ delivery: 'failed' }]);
  await receiver.close();
});

test('S0.4 S0.5 the admins of an account see the channels above it, and other roles do not', async () => {
  const { pia, north, shop } = await family();
  await connect(north, 'https://sms.example/out');
  const sam = await colleague(pia, shop.workspace, 'sam', 'sub-account-admin');
  const ada = await colleague(pia, shop.workspace, 'ada', 'advanced');
  expect(await listChannelsAbove(sam)).toHaveLength(1);
  expect(() => listChannelsAbove(ada)).toThrow(Denied);
  expect(await sendingOptions(ada)).toMatchObject({ hasChannel: true });
});

/** An automation of an account that texts new contacts, switched on. */
async function texting(ctx: WorkspaceContext) {
  const name = `Welcome ${crypto.randomUUID()}`;
  const fields = { event: 'contact-created', minutes: 0, step: 'text', text: 'Ciao' };
  const { id: recordId } = await createRecord(ctx, { collection: 'automations', name, fields });
  await step(ctx, { collection: 'automations', recordId, version: 1 }, 'switch-on');
}

const stopping = (ctx: WorkspaceContext, recordId: string) =>
  previewTransition(ctx, { collection: 'channels', recordId, transition: 'disconnect' });

test('S0 disconnecting a channel first counts the accounts below and the automations that send by it', async () => {
  const { pia, north } = await family();
  const { id } = await connect(pia, 'https://sms.example/out');
  expect(await stopping(pia, id)).toEqual({ accounts: 2, automations: 0 });
  await texting(pia);
  expect(await stopping(pia, id)).toEqual({ accounts: 2, automations: 1 });
  await connect(north, 'https://sms.example/north');
  expect(await stopping(pia, id), 'nearer channels carry the accounts below').toEqual({
    accounts: 0,
    automations: 1,
  });
});
