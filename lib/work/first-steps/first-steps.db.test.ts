import { expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { createTeam } from '@/lib/access/teams/create-team';
import { createRecord } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { again, join, person, world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { receiveOn } from '@/lib/work/inbox/channels/receive-on';
import { startConversation } from '@/lib/work/inbox/conversations/start-conversation';
import { reply } from '@/lib/work/inbox/messages/reply-to-conversation';
import { dismissFirstSteps } from './dismiss-first-steps';
import { listFirstSteps } from './list-first-steps';

const { admin: database } = await testDatabase();

const done = async (ctx: WorkspaceContext) =>
  (await listFirstSteps(await again(ctx)))?.filter(({ isDone }) => isDone).map(({ id }) => id);

async function connectSms(ctx: WorkspaceContext): Promise<string> {
  const fields = { connection: 'webhook', kind: 'sms', url: 'https://gateway.example.com/' };
  const { id } = await createRecord(ctx, { collection: 'channels', name: 'SMS', fields });
  return id;
}

/** Receives a message of a contact who is not known yet. */
function receiveText({ workspace: { id: workspaceId } }: WorkspaceContext, channelId: string) {
  return inTenant({ workspaceId }, (tx) =>
    receiveOn(
      tx,
      { workspaceId, id: channelId, kind: 'sms' },
      { externalId: 'first', text: 'Buongiorno', sender: { from: { phone: '+39 347 123 4541' } } },
    ),
  );
}

test('S1.32 each first step is done once the data says so; with the last of them they are gone', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  expect((await listFirstSteps(olga))?.map(({ id }) => id)).toEqual([
    'people',
    'team',
    'channel',
    'contacts',
    'message',
  ]);
  expect(await done(olga)).toEqual([]);
  await inviteMembers(olga, { emails: ['ines@example.com'], role: 'agent', restrictions: [] });
  expect(await done(olga)).toEqual(['people']);
  await createTeam(olga, { name: 'Orders', memberIds: [] });
  expect(await done(olga)).toEqual(['people', 'team']);
  const channelId = await connectSms(olga);
  expect(await done(olga)).toEqual(['people', 'team', 'channel']);
  const saved = await createContact(olga, { name: 'Ginevra', phone: '+393471234541', email: '' });
  const contactId = saved.isSaved ? saved.contactId : '';
  expect(await done(olga)).toEqual(['people', 'team', 'channel', 'contacts']);
  await startConversation(olga, { contactId, channelId, body: 'Buongiorno' });
  expect(await listFirstSteps(await again(olga))).toBeNull();
});

test('S1.32 a contact who writes first does not tick the import of contacts', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await receiveText(olga, await connectSms(olga));
  expect(await done(olga)).toEqual(['channel']);
});

test('S1.32 an answer does not tick the first message, and a message that a person writes first does', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const channelId = await connectSms(olga);
  await receiveText(olga, channelId);
  const [conversation] =
    await database`select id from conversations where workspace_id = ${olga.workspace.id}`;
  const requestId = crypto.randomUUID();
  await reply(olga, { conversationId: conversation?.id, body: 'Eccomi', requestId });
  expect(await done(olga)).toEqual(['channel']);
  const saved = await createContact(olga, { name: 'Ginevra', phone: '+393471234542', email: '' });
  const contactId = saved.isSaved ? saved.contactId : '';
  await startConversation(olga, { contactId, channelId, body: 'Buongiorno' });
  expect(await done(olga)).toEqual(['channel', 'contacts', 'message']);
});

test('S1.16 S1.20 a manager is shown only the steps that they may do', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const restrictions = ['workspace-settings'];
  const mona = await join(olga, await person('mona'), { role: 'manager', restrictions });
  expect((await listFirstSteps(mona))?.map(({ id }) => id)).toEqual(['contacts', 'message']);
});

test('S1.32 who dismisses the first steps sees them no more, and others keep theirs', async () => {
  const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
  await dismissFirstSteps(olga);
  expect(await listFirstSteps(await again(olga))).toBeNull();
  expect(await listFirstSteps(otto)).not.toBeNull();
});

test('S1.21 an agent has no dashboard, and so no first steps', async () => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const before = await database`select * from members where id = ${ana.member.id}`;
  expect(() => listFirstSteps(ana)).toThrow(Denied);
  await expect(dismissFirstSteps(ana)).rejects.toThrow(Denied);
  expect(await database`select * from members where id = ${ana.member.id}`).toEqual(before);
});
