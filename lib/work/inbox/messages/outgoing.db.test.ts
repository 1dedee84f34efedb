import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { transitionRecord } from '@/lib/modules';
import { isSigned } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { world } from '@/lib/test-support/world';
import { messageJobs } from './deliver';
import { reply } from './reply-to-conversation';
import { startGateway } from './test-support/webhook-channels';

const { admin } = await testDatabase();

const { gateway, seconds, connect, hello, stored, answered } = await startGateway(admin);

const deliveries = async (ctx: WorkspaceContext) =>
  (await stored(ctx)).filter(({ kind }) => kind === 'outbound').map(({ delivery }) => delivery);

describe('outgoing messages', () => {
  it('an answer is posted, signed, to the channel of the contact’s last message, and the thread shows its delivery', async () => {
    const { olga, channel, conversationId, messageId } = await answered();
    expect(await deliveries(olga)).toEqual(['waiting']);
    expect(await drain(messageJobs)).toBe(1);
    const [got] = gateway.got;
    expect(isSigned(channel.secret, got?.signature ?? null, got?.body ?? '', seconds())).toBe(true);
    expect(JSON.parse(got?.body ?? '')).toMatchObject({
      id: messageId,
      channelId: channel.id,
      conversationId,
      to: { phone: '+393471234541' },
      text: 'Eccoci',
    });
    expect(await deliveries(olga)).toEqual(['delivered']);
    expect(await drain(messageJobs)).toBe(0);
  });

  it('an answer refused or redirected is retried with the same id, and given up after the last attempt', async () => {
    const { olga, messageId } = await answered();
    for (const [tries, answer] of [503, 302, 500, 404, 503, 503, 503, 503].entries()) {
      gateway.answer = answer;
      expect(await drain(messageJobs)).toBe(0);
      expect(await deliveries(olga)).toEqual([tries === 7 ? 'failed' : 'waiting']);
      await admin`update outbox set due_at = now()`;
    }
    expect(new Set(gateway.got.map(({ body }) => JSON.parse(body).id))).toEqual(new Set([messageId]));
    expect(gateway.got).toHaveLength(8);
    expect(await drain(messageJobs)).toBe(0);
  });

  it('an answer for a removed channel fails at once; without any channel it is only stored', async () => {
    const { olga, channel, conversationId } = await answered();
    const off = { collection: 'channels', recordId: channel.id, version: 1, transition: 'disconnect' };
    await transitionRecord(olga, off);
    expect(await drain(messageJobs)).toBe(0);
    expect(await deliveries(olga)).toEqual(['failed']);
    await reply(olga, { conversationId, body: 'Ancora', requestId: crypto.randomUUID() });
    expect(await deliveries(olga)).toEqual(['failed', 'no-channel']);
    expect(gateway.got).toEqual([]);
  });

  it('a channel without an outbound address receives; answers go by another channel of the kind, or are kept', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const inbound = await connect(olga, 'sms', '');
    await inbound.receive(hello());
    const conversationId = (await stored(olga))[0]?.conversation as string;
    const answer = () => reply(olga, { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() });
    await answer();
    expect(await deliveries(olga)).toEqual(['no-channel']);
    await connect(olga, 'sms');
    await answer();
    expect(await deliveries(olga)).toEqual(['no-channel', 'waiting']);
  });

  it('an answer in a web chat goes by its own channel only', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [site] = [await connect(olga, 'web-chat'), await connect(olga, 'web-chat')];
    await site.receive(hello());
    const conversationId = (await stored(olga))[0]?.conversation as string;
    const off = { collection: 'channels', recordId: site.id, version: 1, transition: 'disconnect' };
    await transitionRecord(olga, off);
    await reply(olga, { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() });
    expect(await deliveries(olga)).toEqual(['no-channel']);
  });

  it('IN10 the outbox contains ids only', async () => {
    const { channel, messageId, olga } = await answered();
    expect(await admin`select job, recipient from outbox where job->>'kind' <> 'checkpoint'`).toEqual([
      {
        job: { kind: 'message', workspaceId: olga.workspace.id, messageId, channelId: channel.id },
        recipient: '',
      },
    ]);
  });

  it('a repeated answer is handed over once', async () => {
    const { olga, conversationId } = await answered();
    const answer = { conversationId, body: 'Una volta', requestId: crypto.randomUUID() };
    await Promise.all([reply(olga, answer), reply(olga, answer), reply(olga, answer)]);
    expect(await admin`select id from outbox where job->>'kind' <> 'checkpoint'`).toHaveLength(2);
  });
});
