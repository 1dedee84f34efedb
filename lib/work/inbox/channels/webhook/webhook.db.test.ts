import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound, Throttled, Unauthenticated } from '@/lib/platform/errors';
import { isSigned, sign } from '@/lib/platform/http/signature';
import { startReceiver } from '@/lib/test-support/receiver';
import { spendAttempts } from '@/lib/test-support/spend-attempts';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { world } from '@/lib/test-support/world';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';
import { mostReceived } from '@/lib/work/deliveries/log-attempt';
import { logRefusal } from './log-refusal';
import { receivePost } from './receive-post';
import { testChannel } from './send-test';

const { admin } = await separateDatabase();
await stopWindows(admin);
const receiver = await startReceiver();
afterAll(receiver.close);
beforeEach(() => Object.assign(receiver, { got: [], answer: 200 }));

const seconds = () => Math.floor(Date.now() / 1_000);

async function connect(owner: WorkspaceContext, url = receiver.url) {
  const fields = { connection: 'webhook', kind: 'sms', url };
  const made = await createRecord(owner, { collection: 'channels', name: crypto.randomUUID(), fields });
  return { id: made.id, secret: made.secrets.secret ?? '' };
}

const message = (id = crypto.randomUUID() as string) =>
  JSON.stringify({ id, from: { phone: '+39 347 123 4541' }, text: 'Buongiorno' });

/** Posts as the route does: a refusal is logged after it is answered. */
async function post(channelId: string, signature: string | null, body = message()) {
  try {
    await receivePost(channelId, signature, body);
  } catch (error) {
    await logRefusal(channelId, error);
  }
}

async function log(owner: WorkspaceContext, recordId: string) {
  const { attempts } = await listDeliveries(owner, { collection: 'channels', recordId });
  return attempts.map(({ direction, outcome, responseCode, error }) => ({
    ...{ direction, outcome, responseCode, error },
  }));
}

const refused = (error: string, responseCode = 401) => ({
  ...{ direction: 'in', outcome: 'refused', responseCode, error },
});

describe('S1.20 the log of received posts', () => {
  it('R4 a closed workspace receives no post, and its sender gets the answer for an unknown channel', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id, secret } = await connect(olga);
    const body = message();
    await admin`update workspaces set closed_at = now() where id = ${olga.workspace.id}`;
    const attempt = receivePost(id, sign(secret, body, seconds()), body);
    await expect(attempt).rejects.toEqual(new Unauthenticated());
    expect(await admin`select 1 from messages where workspace_id = ${olga.workspace.id}`).toEqual([]);
    expect(await admin`select 1 from contacts where workspace_id = ${olga.workspace.id}`).toEqual([]);
  });

  it('names each message, its repetition, and why a post was refused; it keeps no content', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id, secret } = await connect(olga);
    const signed = (body: string, at = seconds()) => sign(secret, body, at);
    const first = message();
    await post(id, signed(first), first);
    await post(id, signed(first), first);
    await post(id, null);
    await post(id, 'v1=00');
    await post(id, signed(first, seconds() - 3_600), first);
    await post(id, sign('another', first, seconds()), first);
    await post(id, signed('none'), 'none');
    const anonymous = JSON.stringify({ id: '1', from: {}, text: 'Segreto' });
    await post(id, signed(anonymous), anonymous);
    const off = { collection: 'channels', recordId: id, version: 1, transition: 'disconnect' };
    await transitionRecord(olga, off);
    await post(id, signed(first), first);
    const taken = { direction: 'in', outcome: 'taken', responseCode: 202 };
    expect(await log(olga, id)).toEqual([
      refused('disconnected'),
      refused('from: required', 400),
      refused('not-json', 400),
      refused('wrong-signature'),
      refused('old-signature'),
      refused('malformed-signature'),
      refused('no-signature'),
      { ...taken, error: 'repeated' },
      { ...taken, error: null },
    ]);
    const kept = JSON.stringify(await admin`select * from delivery_attempts`);
    for (const content of ['Segreto', 'Buongiorno', '347 123', '347123', 'v1='])
      expect(kept).not.toContain(content);
  });

  it('LI4 a stranger who posts a lot fills neither the log nor the table', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id } = await connect(olga);
    await post(id, null);
    await spendAttempts(admin);
    for (let round = 0; round < 5; round++) await post(id, null);
    expect(await log(olga, id)).toHaveLength(1);
    await admin`insert into delivery_attempts
      (workspace_id, id, record_id, direction, job_id, about, attempt, outcome, milliseconds, at)
      select ${olga.workspace.id}, gen_random_uuid(), ${id}, 'in', gen_random_uuid(), 'message', 1, 'refused', 0,
        now() - make_interval(secs => n) from generate_series(1, 400) n`;
    await admin`delete from attempts`;
    await post(id, null);
    const [row] = await admin`select count(*)::int from delivery_attempts where record_id = ${id}`;
    expect(row?.count).toBe(mostReceived);
  });

  it('a post to a channel that does not exist is logged nowhere', async () => {
    const before = await admin`select count(*) from delivery_attempts`;
    for (const id of [crypto.randomUUID(), 'none', '']) await post(id, null);
    expect(await admin`select count(*) from delivery_attempts`).toEqual(before);
  });
});

describe('S1.20 a test message', () => {
  it('is posted, signed, and its answer is returned and logged', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id, secret } = await connect(olga);
    expect(await testChannel(olga, id)).toMatchObject({ outcome: 'taken', responseCode: 200 });
    receiver.answer = 503;
    expect(await testChannel(olga, id)).toMatchObject({ outcome: 'not-taken', responseCode: 503 });
    const [got] = receiver.got;
    expect(isSigned(secret, got?.signature ?? null, got?.body ?? '', seconds())).toBe(true);
    expect(JSON.parse(got?.body ?? '')).toMatchObject({ channelId: id, isTest: true, text: 'Test' });
    expect(await log(olga, id)).toMatchObject([
      { direction: 'out', outcome: 'not-taken', responseCode: 503 },
      { direction: 'out', outcome: 'taken', responseCode: 200 },
    ]);
    expect(await admin`select 1 from outbox where job ->> 'channelId' = ${id}`).toHaveLength(0);
  });

  it('needs an outbound address, a connected channel and the permission, and is limited', async () => {
    const { olga, mia, zoe } = await world({
      people: { olga: 'owner', mia: { role: 'manager', restrictions: ['integrations'] }, zoe: 'agent' },
    });
    const { id } = await connect(olga);
    const inbound = await connect(olga, '');
    for (const ctx of [mia, zoe]) await expect(testChannel(ctx, id)).rejects.toThrow(Denied);
    await expect(testChannel(olga, crypto.randomUUID())).rejects.toEqual(new NotFound());
    await expect(testChannel(olga, inbound.id)).rejects.toEqual(new Invalid({ '': 'no-outbound-address' }));
    const { olga: stranger } = await world({ people: { olga: 'owner' } });
    await expect(testChannel(stranger, id)).rejects.toEqual(new NotFound());
    expect(receiver.got).toEqual([]);
    for (let round = 0; round < 10; round++) await testChannel(olga, id);
    await expect(testChannel(olga, id)).rejects.toThrow(Throttled);
    expect(receiver.got).toHaveLength(10);
    const off = { collection: 'channels', recordId: id, version: 1, transition: 'disconnect' };
    await transitionRecord(olga, off);
    await expect(testChannel(olga, id)).rejects.toEqual(new Invalid({ '': 'locked-by-state' }));
  });
});
