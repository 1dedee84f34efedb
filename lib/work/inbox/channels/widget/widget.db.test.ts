import { beforeEach, describe, expect, it, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { sign } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { world } from '@/lib/test-support/world';
import { viewConversation } from '../../conversations/conversation-view';
import { startConversation } from '../../conversations/start-conversation';
import { note } from '../../messages/add-note';
import { listContactChannels } from '../../messages/contact-channels';
import { messageJobs } from '../../messages/deliver';
import { listMessages } from '../../messages/list-messages';
import { reply } from '../../messages/reply-to-conversation';
import { receivePost } from '../webhook/receive-post';
import { readAsVisitor } from './read-as-visitor';
import { connect, visitor } from './test-support/visitor';

const { admin } = await testDatabase();
beforeEach(async () => {
  await admin`delete from attempts`;
  await admin`delete from outbox`;
});

const stored = ({ workspace }: WorkspaceContext) => admin`
  select contacts.id as contact, name, phone, email, conversations.id as conversation, channel, conversations.seat_id, kind, body
  from contacts join conversations on contact_id = contacts.id join messages on conversation_id = conversations.id
  where contacts.workspace_id = ${workspace.id} order by messages.at`;

async function chatting(restrictions: string[] = []) {
  const { olga, zoe } = await world({ people: { olga: 'owner', zoe: { role: 'agent', restrictions } } });
  const channelId = await connect(olga);
  const ada = visitor(channelId);
  await ada.send('Hello', { name: 'Ada', email: 'ada@example.com' });
  const [row] = await stored(olga);
  return {
    olga,
    zoe,
    channelId,
    ada,
    conversationId: row?.conversation as string,
    contactId: row?.contact as string,
  };
}

const everything = async () => ({
  contacts: await admin`select * from contacts order by id`,
  conversations: await admin`select * from conversations order by id`,
  messages: await admin`select * from messages order by id`,
  visitors: await admin`select * from chat_visitors order by id`,
});

describe('a visitor of the web chat', () => {
  it('becomes an unassigned contact with their first message; the others join it', async () => {
    const { olga, ada } = await chatting();
    await ada.send('Are you open today?');
    const rows = await stored(olga);
    expect(rows).toMatchObject([
      {
        name: 'Ada',
        phone: null,
        email: null,
        channel: 'web-chat',
        seat_id: null,
        kind: 'inbound',
        body: 'Hello',
      },
      { body: 'Are you open today?' },
    ]);
    expect(new Set(rows.map(({ conversation }) => conversation)).size).toBe(1);
    expect(await ada.read()).toEqual([
      [true, 'Hello'],
      [true, 'Are you open today?'],
    ]);
  });

  it('RV5 repeated and simultaneous first messages make one contact', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ada = visitor(await connect(olga));
    const first = { id: crypto.randomUUID(), name: 'Ada' };
    const sent = await Promise.all(Array.from({ length: 6 }, () => ada.send('Hello', first)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await stored(olga)).toHaveLength(1);
  });

  it('two visitors who choose the same id of a message write two messages', async () => {
    const { olga, channelId } = await chatting();
    const id = crypto.randomUUID();
    await visitor(channelId).send('First', { id, name: 'Ada' });
    await visitor(channelId).send('Second', { id, name: 'Bob' });
    expect((await stored(olga)).map(({ body }) => body)).toEqual(['Hello', 'First', 'Second']);
  });

  it('IN10 the database keeps a hash of their token, in no other place', async () => {
    const { ada } = await chatting();
    expect(JSON.stringify(await everything())).not.toContain(ada.token);
  });

  it('MA11 S1.26 who gives an address as their name has none', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const channelId = await connect(olga);
    for (const name of ['ada@example.com', '+39 347 123 4541'])
      await visitor(channelId).send('Hello', { name });
    expect((await stored(olga)).map(({ name }) => name)).toEqual(['', '']);
  });
});

describe('the email that a visitor claims', () => {
  it('finds no contact, is added to none, and shows nothing of the contact who has it', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const channelId = await connect(olga);
    const fields = { connection: 'webhook', kind: 'email', url: '' };
    const mail = await createRecord(olga, { collection: 'channels', name: 'Mail', fields });
    const write = async (text: string) => {
      const body = JSON.stringify({ id: crypto.randomUUID(), from: { email: 'victim@example.com' }, text });
      const seconds = Math.floor(Date.now() / 1_000);
      await receivePost(mail.id, sign(mail.secrets.secret ?? '', body, seconds), body);
    };
    await write('My order 4711');
    const mallory = visitor(channelId);
    await mallory.send('It is me', { name: 'Victim', email: 'victim@example.com' });
    await write('Where is it?');
    expect(await mallory.read()).toEqual([[true, 'It is me']]);
    const rows = await stored(olga);
    expect(new Set(rows.filter(({ body }) => body !== 'It is me').map(({ contact }) => contact)).size).toBe(
      1,
    );
    expect(rows.find(({ body }) => body === 'It is me')).toMatchObject({ name: 'Victim', email: null });
  });

  it('claimed first, the address still belongs to the contact who writes from it later', async () => {
    const { olga, contactId } = await chatting();
    const fields = { connection: 'webhook', kind: 'email', url: '' };
    const mail = await createRecord(olga, { collection: 'channels', name: 'Mail', fields });
    const body = JSON.stringify({ id: '1', from: { email: 'ada@example.com' }, text: 'The real Ada' });
    const seconds = Math.floor(Date.now() / 1_000);
    await receivePost(mail.id, sign(mail.secrets.secret ?? '', body, seconds), body);
    const real = (await stored(olga)).find((row) => row.body === 'The real Ada');
    expect(real?.contact).not.toBe(contactId);
  });

  it('S1.26 MA1 is masked for members who see emails masked', async () => {
    const { olga, zoe, conversationId } = await chatting(['mask']);
    const seen = await viewConversation(olga, conversationId);
    expect(seen.claimedEmail).toEqual({ state: 'shown', value: 'ada@example.com' });
    const masked = await viewConversation(zoe, conversationId);
    expect(masked.claimedEmail.state).toBe('masked');
    expect(JSON.stringify(masked)).not.toContain('ada@');
  });
});

describe('what a visitor reads', () => {
  it('is the answers in their own conversation: no note, no event, no author', async () => {
    const { olga, channelId, ada, conversationId } = await chatting();
    const bob = visitor(channelId);
    await bob.send('Me too', { name: 'Bob' });
    const request = () => ({ conversationId, requestId: crypto.randomUUID() });
    await note(olga, { ...request(), body: 'Rude customer' });
    await reply(olga, { ...request(), body: '<b>Yes</b>' });
    expect(await drain(messageJobs)).toBe(1);
    expect((await listMessages(olga, conversationId)).messages.at(-1)).toMatchObject({
      delivery: 'delivered',
    });
    expect(await ada.read()).toEqual([
      [true, 'Hello'],
      [false, '<b>Yes</b>'],
    ]);
    expect(Object.keys((await readAsVisitor(channelId, ada.token))[0] ?? {}).sort()).toEqual([
      'at',
      'id',
      'isOwn',
      'text',
    ]);
    expect(await bob.read()).toEqual([[true, 'Me too']]);
  });

  it('TE1 a token opens nothing on another channel, and an unknown one nothing at all', async () => {
    const { olga, channelId, ada } = await chatting();
    const other = await connect(olga, 'Other site');
    const { olga: stranger } = await world({ people: { olga: 'owner' } });
    for (const id of [other, await connect(stranger)])
      await expect(readAsVisitor(id, ada.token)).rejects.toThrow(Unauthenticated);
    await expect(visitor(channelId).read()).rejects.toThrow(Unauthenticated);
  });

  it('ends with the contact: a deleted one is forgotten, and the token begins again', async () => {
    const { ada, contactId } = await chatting();
    await admin`delete from contacts where id = ${contactId}`;
    await expect(ada.read()).rejects.toThrow(Unauthenticated);
    await expect(ada.send('Still there?')).rejects.toEqual(new Invalid({ name: 'required' }));
    await ada.send('Still there?', { name: 'Ada' });
    expect(await ada.read()).toEqual([[true, 'Still there?']]);
  });
});

test('S1.21 a contact of the web chat can be written to first, in their own chat', async () => {
  const { olga, channelId, ada, contactId, conversationId } = await chatting();
  await connect(olga, 'Other site');
  expect((await listContactChannels(olga, contactId)).channels).toMatchObject([{ id: channelId }]);
  const begun = await startConversation(olga, { contactId, channelId, body: 'We are back' });
  expect(begun).toEqual({ conversationId });
  await drain(messageJobs);
  expect(await ada.read()).toEqual([
    [true, 'Hello'],
    [false, 'We are back'],
  ]);
});
