import { describe, expect, it } from 'vitest';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { createRecord, transitionRecord } from '@/lib/modules';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { sign } from '@/lib/platform/http/signature';
import { world } from '@/lib/test-support/world';
import { receivePost } from '../channels/webhook/receive-post';
import { setConversationStatus } from '../conversations/set-status';
import { listMessages } from './list-messages';
import { startGateway } from './test-support/webhook-channels';

const { admin } = await testDatabase();

const { seconds, connect, hello, stored, answered } = await startGateway(admin);

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
