import { beforeEach, describe, expect, it, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, transitionRecord } from '@/lib/modules';
import { Invalid, NotFound, Throttled } from '@/lib/platform/errors';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { world } from '@/lib/test-support/world';
import { findWidget } from './find-widget';
import { sendAsVisitor } from './send-as-visitor';
import { connect, site, visitor } from './test-support/visitor';

const { admin } = await separateDatabase();
await stopWindows(admin);
beforeEach(async () => {
  await admin`delete from attempts`;
  await admin`delete from outbox`;
});

const stored = ({ workspace }: WorkspaceContext) => admin`
  select contacts.id as contact, name, phone, email, conversations.id as conversation, channel, conversations.seat_id, kind, body
  from contacts join conversations on contact_id = contacts.id join messages on conversation_id = conversations.id
  where contacts.workspace_id = ${workspace.id} order by messages.at`;

const everything = async () => ({
  contacts: await admin`select * from contacts order by id`,
  conversations: await admin`select * from conversations order by id`,
  messages: await admin`select * from messages order by id`,
  visitors: await admin`select * from chat_visitors order by id`,
});

describe('refusals', () => {
  it('a channel that is missing, disconnected, deleted or connected otherwise answers the same, and nothing is written', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [off, gone] = [await connect(olga, 'Off'), await connect(olga, 'Gone')];
    await transitionRecord(olga, {
      collection: 'channels',
      recordId: off,
      version: 1,
      transition: 'disconnect',
    });
    await deleteRecord(olga, { collection: 'channels', recordId: gone, version: 1 });
    const fields = { connection: 'webhook', kind: 'web-chat', url: '' };
    const webhook = await createRecord(olga, { collection: 'channels', name: 'Webhook', fields });
    const before = await everything();
    for (const id of [off, gone, webhook.id, crypto.randomUUID(), 'none', '']) {
      const ada = visitor(id);
      await expect(findWidget(id)).rejects.toThrow(NotFound);
      await expect(ada.send('Hello', { name: 'Ada' })).rejects.toThrow(NotFound);
      await expect(ada.read()).rejects.toThrow(NotFound);
    }
    expect(await everything()).toEqual(before);
  });

  it('TE3 a malformed message is refused by field', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ada = visitor(await connect(olga));
    const before = await everything();
    const refused: [string, object, Record<string, string>][] = [
      ['', { name: 'Ada' }, { text: 'required' }],
      ['x'.repeat(4_001), { name: 'Ada' }, { text: 'too-long' }],
      ['Hello', {}, { name: 'required' }],
      ['Hello', { name: 'x'.repeat(101) }, { name: 'too-long' }],
      ['Hello', { name: 'Ada', email: 'a@b\r\nc' }, { email: 'bad-email' }],
      ['Hello', { name: 'Ada', id: 'mine' }, { id: 'invalid' }],
    ];
    for (const [text, more, fields] of refused)
      await expect(ada.send(text, more)).rejects.toEqual(new Invalid(fields));
    expect(await everything()).toEqual(before);
  });

  it('LI4 one network begins thirty chats an hour', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const channelId = await connect(olga);
    const begin = () => {
      const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
      const message = { id: crypto.randomUUID(), text: 'Hello', name: 'Ada' };
      return sendAsVisitor(channelId, token, message, '203.0.113.7');
    };
    for (let round = 0; round < 30; round++) await begin();
    await expect(begin()).rejects.toThrow(Throttled);
    expect(await stored(olga)).toHaveLength(30);
  });
});

test('the sites of a web chat are stored as origins', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  expect(await findWidget(await connect(olga))).toMatchObject({ origins: [site], kind: 'web-chat' });
  const fields = { connection: 'widget', origins: ['https://*.example.com'] };
  await expect(createRecord(olga, { collection: 'channels', name: 'Any', fields })).rejects.toEqual(
    new Invalid({ 'fields.origins': 'bad-origin' }),
  );
});
