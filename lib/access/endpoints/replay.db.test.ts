import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { killWorkerWhen } from '@/lib/test-support/kill-worker';
import { readEndpoint } from './list-endpoints';
import { replayEvents } from './replay-events';
import { sendTestEvent } from './send-test-event';
import { account, deliverAll, endpointOf, invite } from './test-support/run-endpoints';
import { startWebhookReceiver } from './test-support/webhook-receiver';

const { admin, url } = await separateDatabase();
const receiver = await startWebhookReceiver();
afterAll(receiver.close);

beforeEach(async () => {
  await admin`delete from outbox`;
  await admin`delete from event_endpoints`;
  Object.assign(receiver, { got: [], answer: 200 });
});

const ids = () => receiver.got.map(({ event }) => event.id);

describe('a replay', () => {
  test('B13 brings the events from a place on once more, each under its id', async () => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url, { kinds: ['people'] });
    await invite(pia, 3);
    await deliverAll();
    const first = receiver.got.map(({ event }) => event);
    receiver.got = [];
    await replayEvents(pia, { endpointId: id, from: first[1]?.sequence ?? 0 });
    await deliverAll();
    expect(receiver.got.map(({ event }) => event)).toEqual(first.slice(1));
  });

  test.each([
    ['of the time before the endpoint', (seq: number) => seq, 'before-endpoint'],
    ['beyond the end of the trail', (seq: number) => seq + 2, 'after-trail'],
  ] as const)('B13 %s is refused', async (_, from, reason) => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url);
    const { firstSeq } = await readEndpoint(pia, id);
    await expect(replayEvents(pia, { endpointId: id, from: from(firstSeq - 1) })).rejects.toMatchObject({
      fields: { from: reason },
    });
  });
});

test('B13 a test event arrives signed, and is no event of the trail', async () => {
  const { pia } = await account();
  const { id, secret } = await endpointOf(pia, receiver.url);
  await sendTestEvent(pia, { endpointId: id });
  await deliverAll();
  const [got] = receiver.got;
  expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toMatchObject({
    type: 'endpoint.test',
    sequence: null,
  });
});

test('FA6 a worker that is killed in the middle loses no event and doubles none but the one at hand', async () => {
  const { pia } = await account();
  await endpointOf(pia, receiver.url);
  await invite(pia, 20);
  await killWorkerWhen(() => receiver.got.length >= 8, { admin, url });
  await deliverAll();
  const events = new Set(ids());
  expect(events.size).toBe(20);
  expect(receiver.got.length).toBeLessThanOrEqual(21);
  const rows = await admin`select state, count(*)::int from event_deliveries group by state`;
  expect(rows).toEqual([{ state: 'delivered', count: 20 }]);
});
