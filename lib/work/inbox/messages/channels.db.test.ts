import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { isSigned, sign } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { receivePost } from '../channels/webhook/receive-post';
import { setConversationStatus } from '../conversations/set-status';
import { messageJobs } from './deliver';
import { listMessages } from './list-messages';
import { reply } from './reply-to-conversation';

const { admin } = await testDatabase();

/** A messaging system, as Latchkey sees it. */
const gateway = await startReceiver();
const { url } = gateway;
afterAll(gateway.close);

beforeEach(async () => {
  await admin`delete from outbox`;
  Object.assign(gateway, { got: [], answer: 200 });
});

const seconds = () => Math.floor(Date.now() / 1_000);

async function connect(owner: WorkspaceContext, kind = 'sms', outbound = url) {
  const input = {
    collection: 'channels',
    name: `${kind} ${crypto.randomUUID()}`,
    fields: { connection: 'webhook', kind, url: outbound },
  };
  const { id, secrets } = await createRecord(owner, input);
  const secret = secrets.secret ?? '';
  const receive = (message: object, signature?: string) => {
    const body = JSON.stringify(message);
    return receivePost(id, signature ?? sign(secret, body, seconds()), body);
  };
  return { id, secret, receive };
}

const hello = (id = crypto.randomUUID() as string) => ({
  id,
  from: { name: 'Ginevra Malatesta', phone: '+39 347 123 4541' },
  text: 'Buongiorno',
});

const stored = ({ workspace }: WorkspaceContext) => admin`
  select contacts.id as contact, contacts.name, phone, conversations.id as conversation, conversations.status,
    conversations.channel, conversations.seat_id, conversations.preview, kind, body, delivery
  from contacts join conversations on contact_id = contacts.id
  join messages on conversation_id = conversations.id
  where contacts.workspace_id = ${workspace.id} order by messages.at`;

const deliveries = async (ctx: WorkspaceContext) =>
  (await stored(ctx)).filter(({ kind }) => kind === 'outbound').map(({ delivery }) => delivery);

async function answered() {
  const { olga } = await world({ people: { olga: 'owner' } });
  const channel = await connect(olga);
  await channel.receive(hello());
  const conversationId = (await stored(olga))[0]?.conversation as string;
  const answer = { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() };
  const { id } = await reply(olga, answer);
  return { olga, channel, conversationId, messageId: id };
}

describe('incoming messages', () => {
  it('a message creates an unassigned contact and an open conversation; further ones join them', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { receive } = await connect(olga);
    await receive(hello());
    await receive({ ...hello(), from: { phone: '00393471234541' }, text: 'Ancora io' });
    const rows = await stored(olga);
    expect(rows).toMatchObject([
      {
        name: 'Ginevra Malatesta',
        phone: '+393471234541',
        status: 'open',
        seat_id: null,
        body: 'Buongiorno',
      },
      { channel: 'sms', preview: 'Ancora io', body: 'Ancora io' },
    ]);
    expect(new Set(rows.map(({ contact }) => contact)).size).toBe(1);
  });

  it.each([
    { phone: '+33 6 12 34 56 78' },
    { email: 'zoe@example.fr' },
    { name: ' ', email: 'z@example.fr' },
  ])(
    'MA11 S1.26 a sender %o without a name becomes a contact without one: no address becomes a name',
    async (from) => {
      const { olga } = await world({ people: { olga: 'owner' } });
      const { receive } = await connect(olga);
      await receive({ ...hello(), from });
      expect(await stored(olga)).toMatchObject([{ name: '', body: 'Buongiorno' }]);
    },
  );

  it('concurrent repetitions of a message create one message and one contact', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { receive } = await connect(olga);
    const message = hello();
    const taken = await Promise.all(Array.from({ length: 6 }, () => receive(message)));
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    expect(await stored(olga)).toHaveLength(1);
  });

  it('a message reopens a closed conversation, and the thread shows it', async () => {
    const { olga, channel, conversationId } = await answered();
    await setConversationStatus(olga, { conversationId, status: 'closed' });
    await channel.receive(hello());
    const { messages } = await listMessages(olga, conversationId);
    expect(messages.slice(-2)).toMatchObject([
      { kind: 'event', event: 'reopened', author: null },
      { kind: 'inbound' },
    ]);
    expect((await stored(olga)).at(-1)?.status).toBe('open');
  });

  it('only a valid signature is accepted: with a forged, old or foreign one, or of a removed channel, nothing is stored', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [channel, other] = [await connect(olga), await connect(olga)];
    const message = hello();
    const body = JSON.stringify(message);
    const old = sign(channel.secret, body, seconds() - 3_600);
    for (const forged of ['', old, sign(other.secret, body, seconds()), sign('', body, seconds())]) {
      await expect(channel.receive(message, forged)).rejects.toThrow(Unauthenticated);
    }
    for (const id of [crypto.randomUUID(), 'none', '', olga.workspace.id]) {
      const signature = sign(channel.secret, body, seconds());
      await expect(receivePost(id, signature, body)).rejects.toEqual(new Unauthenticated());
    }
    const off = { collection: 'channels', recordId: channel.id, version: 1, transition: 'disconnect' };
    await transitionRecord(olga, off);
    await expect(channel.receive(message)).rejects.toThrow(Unauthenticated);
    expect(await stored(olga)).toEqual([]);
  });

  it('TE3 a malformed message is refused by field, and nothing is stored', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { receive } = await connect(olga);
    const refused: [object, Record<string, string>][] = [
      [{ ...hello(), text: ' \u0000 ' }, { text: 'required' }],
      [{ ...hello(), id: '' }, { id: 'required' }],
      [{ ...hello(), from: {} }, { from: 'required' }],
      [{ ...hello(), from: { phone: 'call me' } }, { phone: 'bad-phone' }],
      [{ ...hello(), from: { email: 'a@b\r\nc' } }, { 'from.email': 'bad-email' }],
    ];
    for (const [message, fields] of refused) {
      await expect(receive(message)).rejects.toEqual(new Invalid(fields));
    }
    expect(await stored(olga)).toEqual([]);
  });

  it('TE10 the tenant of an incoming post reads the record of its channel, and nothing else', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const channel = await connect(olga);
    await connect(olga);
    await createRecord(olga, { collection: 'snippets', name: 'Saluto', fields: { text: 'Ciao' } });
    const seen = await inTenant({ channelId: channel.id }, (tx) => tx.select().from(collectionRecords));
    expect(seen.map(({ id }) => id)).toEqual([channel.id]);
  });
});

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
    expect(await admin`select job, recipient from outbox`).toEqual([
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
    expect(await admin`select id from outbox`).toHaveLength(2);
  });
});
