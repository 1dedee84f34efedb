import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace, type TestWorkspace } from '@/lib/test-support/test-workspace';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';
import { assignConversation } from '@/lib/work/inbox/conversations/assign-conversation';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import { conversationsOf } from '@/lib/work/inbox/conversations/conversations-of-contact';
import { countWork } from '@/lib/work/inbox/conversations/count-conversations';
import { listConversations } from '@/lib/work/inbox/conversations/list-conversations';
import { note } from '@/lib/work/inbox/messages/add-note';
import { reply } from '@/lib/work/inbox/messages/reply-to-conversation';
import { listSnippets } from '@/lib/work/inbox/snippets/list-snippets';
import { viewConversation } from './conversation-view';
import { setConversationStatus } from './set-status';

const { admin } = await testDatabase();

const open = conversationSearch.parse({});
const closed = conversationSearch.parse({ status: 'closed' });

/** One open conversation for each kind of assignment, and a closed one. */
async function inboxes(restrictions: string[]) {
  const workspace = await openTestWorkspace(admin);
  const team = await workspace.addTeam('Après-vente');
  const sofia = await workspace.addMember('agent', restrictions, [team]);
  const tom = await workspace.addMember('agent', [], [team]);
  const talk = async (name: string, place: { seatId?: string; teamId?: string; status?: 'closed' }) =>
    workspace.addConversation(await workspace.addContact({ name, ...place }), place);
  const ids = {
    mine: await talk('Mine', { seatId: sofia.seatId }),
    team: await talk('Team', { seatId: tom.seatId, teamId: team }),
    tom: await talk('Tom', { seatId: tom.seatId }),
    nobody: await talk('Nobody', {}),
  };
  await talk('Closed mine', { seatId: sofia.seatId, status: 'closed' });
  await talk('Closed of Tom', { seatId: tom.seatId, status: 'closed' });
  const ctx = await sofia.context();
  const shown = async (inbox: WorkView, search = open) =>
    (await listConversations(ctx, inbox, search)).rows.map(({ contact }) => contact.name);
  return { workspace, ids, ctx, shown, tom, sofia };
}

async function ownRole({ organisationId }: TestWorkspace, permissions: string[]): Promise<string> {
  const id = v7();
  await admin`insert into custom_roles (organisation_id, id, base, label, description, permissions)
    values (${organisationId}, ${id}, 'agent', 'Own', '', ${permissions})`;
  return id;
}

describe('a custom role with a few permissions', () => {
  it('B7 S1.22 a member who answers but may not close does not reopen a closed conversation by an answer', async () => {
    const { workspace } = await inboxes([]);
    const role = await ownRole(workspace, ['messages.view', 'messages.reply']);
    const ctx = await (await workspace.addMember(role)).context();
    const contactId = await workspace.addContact({ name: 'Ginevra' });
    const [open, closed] = [
      await workspace.addConversation(contactId, {}),
      await workspace.addConversation(contactId, { status: 'closed' }),
    ];
    const before = await workspace.snapshot();
    const answer = (conversationId: string) => reply(ctx, { conversationId, requestId: v7(), body: 'Ciao' });
    await expect(answer(closed)).rejects.toBeInstanceOf(Denied);
    expect(await workspace.snapshot()).toEqual(before);
    await expect(answer(open)).resolves.toBeDefined();
  });

  it('B7 S1.22 a member who only reads neither answers, notes, assigns nor closes', async () => {
    const { workspace, ids, tom } = await inboxes([]);
    const role = await ownRole(workspace, ['messages.view']);
    const ctx = await (await workspace.addMember(role)).context();
    expect((await viewConversation(ctx, ids.nobody)).id).toBe(ids.nobody);
    const before = await workspace.snapshot();
    const message = { conversationId: ids.nobody, requestId: v7(), body: 'Ciao' };
    await expect(reply(ctx, message)).rejects.toBeInstanceOf(Denied);
    await expect(note(ctx, message)).rejects.toBeInstanceOf(Denied);
    await expect(listSnippets(ctx, ids.nobody)).rejects.toBeInstanceOf(Denied);
    await expect(
      assignConversation(ctx, { conversationId: ids.nobody, to: { kind: 'member', id: tom.memberId } }),
    ).rejects.toBeInstanceOf(Denied);
    await expect(
      setConversationStatus(ctx, { conversationId: ids.nobody, status: 'closed' }),
    ).rejects.toBeInstanceOf(Denied);
    expect(await workspace.snapshot()).toEqual(before);
  });
});

describe('inboxes', () => {
  it('S1.22 S1.23 R6 a contact shows only the conversations that the member sees, latest first', async () => {
    const { workspace, tom, sofia, ctx } = await inboxes(['visibility-own']);
    const contactId = await workspace.addContact({ name: 'Ginevra', seatId: sofia.seatId });
    const own = await workspace.addConversation(contactId, { seatId: sofia.seatId, status: 'closed' });
    await workspace.addConversation(contactId, { seatId: tom.seatId });
    const later = await workspace.addConversation(contactId, { seatId: sofia.seatId });
    expect((await conversationsOf(ctx, contactId)).map(({ id }) => id)).toEqual([later, own]);
    expect(await conversationsOf(await tom.context(), contactId)).toHaveLength(3);
  });

  it('a member with full scope sees every inbox with its own conversations, newest first', async () => {
    const { ctx, shown } = await inboxes([]);
    expect(await shown('all')).toEqual(['Nobody', 'Tom', 'Team', 'Mine']);
    expect(await shown('mine')).toEqual(['Mine']);
    expect(await shown('team')).toEqual(['Team']);
    expect(await shown('unassigned')).toEqual(['Nobody']);
    expect(await shown('all', closed)).toEqual(['Closed of Tom', 'Closed mine']);
    expect(await countWork(ctx)).toMatchObject({
      open: { all: 4, mine: 1, team: 1, unassigned: 1 },
      contacts: 6,
    });
  });

  it('S1.22 visibility team and own leaves Mine and Team, without unassigned and others’ conversations', async () => {
    const { ctx, shown } = await inboxes(['visibility-team']);
    expect(await shown('all')).toEqual(['Team', 'Mine']);
    expect(await shown('unassigned')).toEqual([]);
    expect(await shown('all', closed)).toEqual(['Closed mine']);
    expect(await countWork(ctx)).toMatchObject({
      open: { all: 2, mine: 1, team: 1, unassigned: 0 },
      contacts: 3,
    });
  });

  it('S1.23 visibility own leaves Mine', async () => {
    const { ctx, shown } = await inboxes(['visibility-own']);
    for (const inbox of workViews) {
      expect(await shown(inbox)).toEqual(inbox === 'mine' || inbox === 'all' ? ['Mine'] : []);
    }
    expect(await countWork(ctx)).toMatchObject({
      open: { all: 1, mine: 1, team: 0, unassigned: 0 },
      contacts: 2,
    });
  });

  it('S1.28 conversations of a vacant seat are in Unassigned', async () => {
    const { workspace, tom } = await inboxes([]);
    const owner = await (await workspace.addMember('owner')).context();
    await admin`update seats set holder_id = null where id = ${tom.seatId}`;
    const page = await listConversations(owner, 'unassigned', open);
    expect(page.rows.map(({ contact, assignee }) => [contact.name, assignee])).toEqual([
      ['Nobody', null],
      ['Tom', null],
      ['Team', null],
    ]);
  });

  it('pages of an inbox neither skip nor repeat a conversation', async () => {
    const { workspace, sofia, ctx } = await inboxes(['visibility-own']);
    const contactId = await workspace.addContact({ seatId: sofia.seatId });
    for (let index = 0; index < 30; index++)
      await workspace.addConversation(contactId, { seatId: sofia.seatId });
    const first = await listConversations(ctx, 'mine', open);
    const second = await listConversations(ctx, 'mine', { ...open, cursor: first.nextCursor });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([ids.length, new Set(ids).size, first.total, second.from]).toEqual([31, 31, 31, 26]);
    const back = await listConversations(ctx, 'mine', { ...open, cursor: second.previousCursor });
    expect(back.rows).toEqual(first.rows);
  });
});

describe('acting on conversations', () => {
  it('R6 TE1 a conversation out of scope, of another tenant or missing answers alike, and nothing changes', async () => {
    const { workspace, ids, ctx, tom } = await inboxes(['visibility-own']);
    const elsewhere = await openTestWorkspace(admin);
    const foreign = await elsewhere.addConversation(await elsewhere.addContact({}), {});
    const before = [await workspace.snapshot(), await elsewhere.snapshot()];
    const to = { kind: 'member', id: tom.memberId } as const;
    for (const id of [ids.tom, ids.nobody, ids.team, foreign, crypto.randomUUID()]) {
      await expect(viewConversation(ctx, id)).rejects.toEqual(new NotFound());
      await expect(assignConversation(ctx, { conversationId: id, to })).rejects.toEqual(new NotFound());
      await expect(setConversationStatus(ctx, { conversationId: id, status: 'closed' })).rejects.toEqual(
        new NotFound(),
      );
    }
    expect([await workspace.snapshot(), await elsewhere.snapshot()]).toEqual(before);
  });

  it('closing, reopening and assigning work; a member with scope own no longer sees what they assign to others', async () => {
    const { ids, ctx, shown, tom } = await inboxes(['visibility-own']);
    await setConversationStatus(ctx, { conversationId: ids.mine, status: 'closed' });
    expect(await shown('mine', closed)).toEqual(['Closed mine', 'Mine']);
    await setConversationStatus(ctx, { conversationId: ids.mine, status: 'open' });
    await assignConversation(ctx, { conversationId: ids.mine, to: { kind: 'member', id: tom.memberId } });
    expect(await shown('all')).toEqual([]);
    await expect(viewConversation(ctx, ids.mine)).rejects.toEqual(new NotFound());
  });

  it('RV9 a conversation is not assigned to a member of another workspace', async () => {
    const { workspace, ids, ctx } = await inboxes([]);
    const stranger = await (await openTestWorkspace(admin)).addMember('agent');
    const before = await workspace.snapshot();
    await expect(
      assignConversation(ctx, { conversationId: ids.mine, to: { kind: 'member', id: stranger.memberId } }),
    ).rejects.toEqual(new Invalid({ to: 'assignee-gone' }));
    expect(await workspace.snapshot()).toEqual(before);
  });
});
