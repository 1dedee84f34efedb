import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRecord } from '@/lib/modules';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { conversationSearch } from '../conversations/conversation-search';
import { viewConversation } from '../conversations/conversation-view';
import { countWork } from '../conversations/count-conversations';
import { listConversations } from '../conversations/list-conversations';
import { markConversationRead } from '../conversations/mark-read';
import { note } from '../messages/add-note';
import { reply } from '../messages/reply-to-conversation';
import { listSnippets } from '../snippets/list-snippets';
import { addTag } from './add-tag';
import { listTags } from './list-tags';
import { removeTag } from './remove-tag';

const { admin } = await testDatabase();

/** Sofia with a conversation, Tom with another. */
async function workspaceWithConversation(restrictions: string[] = []) {
  const workspace = await openTestWorkspace(admin);
  const [sofia, tom] = [
    await workspace.addMember('agent', restrictions),
    await workspace.addMember('agent', []),
  ];
  const talk = async (seatId: string) => {
    const contact = { name: 'Ginevra', phone: '+39 347 123 4541', email: 'ginevra@office.example', seatId };
    return workspace.addConversation(await workspace.addContact(contact), { seatId });
  };
  const [own, toms] = [await talk(sofia.seatId), await talk(tom.seatId)];
  return { workspace, own, toms, ctx: await sofia.context(), tom: await tom.context() };
}

const stored =
  () => admin`select (select count(*) from tags) as tags, (select count(*) from conversation_tags) as on,
  (select count(*) from conversation_reads) as reads, (select count(*) from messages) as messages`;

const written = (conversationId: string, body: string) => ({
  conversationId,
  body,
  requestId: crypto.randomUUID(),
});

describe('tags', () => {
  it('tags are created by use, matched in any spelling, searchable and removable', async () => {
    const { ctx, own, toms } = await workspaceWithConversation();
    await addTag(ctx, { conversationId: own, name: 'Reso' });
    await addTag(ctx, { conversationId: own, name: 'RESO' });
    await addTag(ctx, { conversationId: toms, name: 'Urgente' });
    const all = await listTags(ctx);
    expect(all.map(({ name }) => name)).toEqual(['Reso', 'Urgente']);
    const found = await listConversations(ctx, 'all', conversationSearch.parse({ tag: all[0]?.id }));
    expect([found.total, found.rows.map(({ id, tags }) => [id, tags.length])]).toEqual([1, [[own, 1]]]);
    const off = { conversationId: own, tagId: all[0]?.id ?? '' };
    await removeTag(ctx, off);
    await removeTag(ctx, off);
    expect((await listTags(ctx)).map(({ name }) => name)).toEqual(['Urgente']);
  });

  it('S1.22 S1.23 R6 TE1 tags of conversations out of scope are neither visible nor changed', async () => {
    const { ctx, own, toms, tom } = await workspaceWithConversation(['visibility-own']);
    const elsewhere = await workspaceWithConversation();
    await addTag(tom, { conversationId: toms, name: 'Segreto' });
    const [secret] = await listTags(tom);
    const before = await stored();
    for (const conversationId of [toms, elsewhere.own]) {
      await expect(addTag(ctx, { conversationId, name: 'x' })).rejects.toEqual(new NotFound());
      await expect(removeTag(ctx, { conversationId, tagId: secret?.id ?? '' })).rejects.toEqual(
        new NotFound(),
      );
      await expect(markConversationRead(ctx, conversationId)).rejects.toEqual(new NotFound());
      await expect(listSnippets(ctx, conversationId)).rejects.toEqual(new NotFound());
    }
    expect(await stored()).toEqual(before);
    expect(await listTags(ctx)).toEqual([]);
    const search = conversationSearch.parse({ tag: secret?.id });
    expect((await listConversations(ctx, 'mine', search)).total).toBe(0);
    await addTag(ctx, { conversationId: own, name: 'segreto' });
    expect(await listTags(ctx)).toEqual([secret]);
  });

  it('a conversation has at most twenty tags', async () => {
    const { ctx, own } = await workspaceWithConversation();
    for (let index = 0; index < 20; index++) await addTag(ctx, { conversationId: own, name: `Tag ${index}` });
    await expect(addTag(ctx, { conversationId: own, name: 'Tag 20' })).rejects.toEqual(
      new Invalid({ name: 'too-many-lines' }),
    );
  });
});

describe('unread conversations', () => {
  it('a conversation is unread for each member after a message of another; their own messages are read', async () => {
    const { ctx, tom, own } = await workspaceWithConversation();
    const unread = async (of: typeof ctx) => [
      (await viewConversation(of, own)).isUnread,
      (await countWork(of)).unread.mine,
    ];
    expect(await unread(ctx)).toEqual([true, 1]);
    await markConversationRead(ctx, own);
    expect(await unread(ctx)).toEqual([false, 0]);
    expect((await viewConversation(tom, own)).isUnread).toBe(true);
    await reply(tom, written(own, 'Arrivo'));
    expect(await unread(ctx)).toEqual([true, 1]);
    expect((await viewConversation(tom, own)).isUnread).toBe(false);
    await markConversationRead(ctx, own);
    await note(tom, written(own, 'Solo tra noi'));
    expect(await unread(ctx)).toEqual([false, 0]);
  });

  it('S1.23 R6 only conversations in scope count; for a new member earlier messages are read', async () => {
    const { workspace, ctx } = await workspaceWithConversation(['visibility-own']);
    expect((await countWork(ctx)).unread).toEqual({ all: 1, mine: 1, team: 0, unassigned: 0 });
    const late = await workspace.addMember('agent');
    await admin`update members set joined_at = clock_timestamp() where id = ${late.memberId}`;
    expect((await countWork(await late.context())).unread.all).toBe(0);
  });
});

describe('snippets in an answer', () => {
  const text = 'Ciao {{name}}, chiamo {{phone}}, scrivo a {{ email }}. {{me}} di {{workspace}} {{other}}';

  it('S1.21 are filled in with the contact’s values, also for agents', async () => {
    const { workspace, ctx, own } = await workspaceWithConversation();
    const owner = await (await workspace.addMember('owner')).context();
    await createRecord(owner, { collection: 'snippets', name: 'Saluto', fields: { shortcut: 'ciao', text } });
    expect(await listSnippets(ctx, own)).toMatchObject([
      {
        shortcut: 'ciao',
        text: `Ciao Ginevra, chiamo +39 347 123 4541, scrivo a ginevra@office.example. ${ctx.member.name} di ${ctx.workspace.name} {{other}}`,
      },
    ]);
  });

  it('S1.26 MA1 MA5 contain no masked phone and email; the sent answer does, and its thread masks them', async () => {
    const { workspace, ctx, own } = await workspaceWithConversation(['mask']);
    const owner = await (await workspace.addMember('owner')).context();
    await createRecord(owner, { collection: 'snippets', name: 'Saluto', fields: { text } });
    const [snippet] = await listSnippets(ctx, own);
    expect(snippet?.text).toContain('chiamo {{phone}}, scrivo a {{ email }}');
    await reply(ctx, written(own, snippet?.text ?? ''));
    const [sent] =
      await admin`select body from messages where kind = 'outbound' and conversation_id = ${own}`;
    expect(sent?.body).toContain('chiamo +39 347 123 4541, scrivo a ginevra@office.example');
    expect(JSON.stringify(await viewConversation(ctx, own))).not.toMatch(/123 4541|ginevra@/);
  });
});
