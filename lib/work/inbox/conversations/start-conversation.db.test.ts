import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRole } from '@/lib/access/roles/save-role';
import { createRecord, transitionRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { giveContacts } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { listContactChannels } from '../messages/contact-channels';
import { reply } from '../messages/reply-to-conversation';
import { startConversation } from './start-conversation';

const { admin } = await testDatabase();

const first = (contactId: string, channelId: string, body = 'Buongiorno {{name}}') => ({
  contactId,
  channelId,
  body,
});

/** Channels of every kind, and a contact with a phone alone. */
async function workspaceWithConversation(restrictions: string[] = []) {
  const workspace = await openTestWorkspace(admin);
  const olga = await (await workspace.addMember('owner')).context();
  const team = await workspace.addTeam('Clienti Italia');
  const sofia = await workspace.addMember('agent', restrictions, [team]);
  const connect = async (name: string, kind: string) => {
    const fields = { connection: 'webhook', kind, url: 'https://gateway.example.com/' };
    return (await createRecord(olga, { collection: 'channels', name, fields })).id;
  };
  const channels = {
    sms: await connect('SMS', 'sms'),
    other: await connect('SMS 2', 'sms'),
    whatsapp: await connect('WhatsApp', 'whatsapp'),
    email: await connect('Email', 'email'),
    chat: await connect('Chat', 'web-chat'),
  };
  const phone = '+393471234541';
  return { workspace, olga, team, sofia, channels, phone };
}

const written = (workspaceId: string) => admin`
  select contact_id, channel, status, conversations.seat_id, team_id, preview, kind, body, channel_id, delivery
  from conversations join messages on conversation_id = conversations.id
  where conversations.workspace_id = ${workspaceId} order by messages.at`;

test('S1.21 a first message begins a conversation on the chosen channel, assigned as its contact is', async () => {
  const { workspace, sofia, channels, phone } = await workspaceWithConversation();
  const contactId = await workspace.addContact({ name: 'Ginevra', phone, seatId: sofia.seatId });
  const { conversationId } = await startConversation(await sofia.context(), first(contactId, channels.other));
  expect(await written(workspace.id)).toEqual([
    {
      contact_id: contactId,
      channel: 'sms',
      status: 'open',
      seat_id: sofia.seatId,
      team_id: null,
      preview: 'Buongiorno Ginevra',
      kind: 'outbound',
      body: 'Buongiorno Ginevra',
      channel_id: channels.other,
      delivery: 'waiting',
    },
  ]);
  const again = { conversationId, body: 'Ancora', requestId: crypto.randomUUID() as string };
  await reply(await sofia.context(), again);
  const jobs = await admin`select job->>'channelId' as channel from outbox
    where job->>'workspaceId' = ${workspace.id} and job->>'kind' = 'message'`;
  expect(jobs.map(({ channel }) => channel)).toEqual([channels.other, channels.other]);
});

test('S1.21 a conversation on that kind of channel goes on; at once, two people begin one', async () => {
  const { workspace, olga, sofia, channels, phone } = await workspaceWithConversation();
  const known = await workspace.addContact({ phone });
  const conversationId = await workspace.addConversation(known, { status: 'closed' });
  expect(await startConversation(olga, first(known, channels.sms))).toEqual({ conversationId });
  const contactId = await workspace.addContact({ phone });
  const begun = await Promise.all(
    [olga, await sofia.context()].map((ctx) => startConversation(ctx, first(contactId, channels.whatsapp))),
  );
  expect(new Set(begun.map((each) => each.conversationId)).size).toBe(1);
});

test('S1.21 the channels offered are connected and fit what the contact has', async () => {
  const { workspace, olga, channels, phone } = await workspaceWithConversation();
  const names = async (contactId: string) =>
    (await listContactChannels(olga, contactId)).channels.map(({ name }) => name);
  const reached = await workspace.addContact({ phone });
  expect(await names(reached)).toEqual(['SMS', 'SMS 2', 'WhatsApp']);
  expect(await names(await workspace.addContact({ email: 'ginevra@example.com' }))).toEqual(['Email']);
  expect(await names(await workspace.addContact({}))).toEqual([]);
  const sms = { collection: 'channels', recordId: channels.sms, version: 1, transition: 'disconnect' };
  await transitionRecord(olga, sms);
  expect(await names(reached)).toEqual(['SMS 2', 'WhatsApp']);
  const before = await workspace.snapshot();
  for (const channelId of [channels.sms, channels.email, channels.chat, crypto.randomUUID()])
    await expect(startConversation(olga, first(reached, channelId))).rejects.toThrow(
      new Invalid({ channelId: 'no-channel' }),
    );
  expect(await workspace.snapshot()).toEqual(before);
});

test.each([
  ['S1.22', 'visibility-team', ['own', 'team']],
  ['S1.23', 'visibility-own', ['own']],
])('%s an agent with %s writes first to contacts in sight only', async (_, restriction, inSight) => {
  const { workspace, team, sofia, channels, phone } = await workspaceWithConversation([restriction]);
  const ctx = await sofia.context();
  const places = { own: { seatId: sofia.seatId }, team: { teamId: team }, nobody: {} };
  for (const [name, place] of Object.entries(places)) {
    const contactId = await workspace.addContact({ ...place, phone });
    const before = await workspace.snapshot();
    const attempt = startConversation(ctx, first(contactId, channels.sms));
    if (inSight.includes(name)) {
      await attempt;
      continue;
    }
    await expect(attempt).rejects.toThrow(NotFound);
    await expect(listContactChannels(ctx, contactId)).rejects.toThrow(NotFound);
    expect(await workspace.snapshot()).toEqual(before);
  }
});

test('S1.26 an agent who sees phones masked writes to one without seeing it', async () => {
  const { workspace, sofia, channels, phone } = await workspaceWithConversation(['mask']);
  const contactId = await workspace.addContact({ phone });
  const ctx = await sofia.context();
  expect(JSON.stringify(await listContactChannels(ctx, contactId))).not.toContain('1234541');
  await startConversation(ctx, first(contactId, channels.sms));
});

test('R5 a contact who unsubscribed is not written to first', async () => {
  const { workspace, olga, channels, phone } = await workspaceWithConversation();
  const contactId = await workspace.addContact({ phone });
  await admin`update contacts set unsubscribed_at = now() where id = ${contactId}`;
  const before = await workspace.snapshot();
  expect((await listContactChannels(olga, contactId)).isUnsubscribed).toBe(true);
  await expect(startConversation(olga, first(contactId, channels.sms))).rejects.toThrow(
    new Invalid({ contactId: 'unsubscribed-contact' }),
  );
  expect(await workspace.snapshot()).toEqual(before);
});

test('B16 R5 a role that reads messages and does not reply sees no channels and writes to no contact first', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const permissions = ['messages.view', 'messages.view-contacts'];
  const { id } = await createRole(olga, { label: 'Reader', description: '', base: 'agent', permissions });
  const rhea = await join(await again(olga), await person('rhea'), { role: id });
  await giveContacts(admin, rhea, 1);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  await expect(listContactChannels(rhea, contact?.id)).rejects.toBeInstanceOf(Denied);
  await expect(startConversation(rhea, first(contact?.id, v7()))).rejects.toBeInstanceOf(Denied);
  expect(await written(olga.workspace.id)).toEqual([]);
});
