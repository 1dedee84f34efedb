import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace, type TestWorkspace } from '@/lib/test-support/test-workspace';
import { assignConversation } from '../conversations/assign-conversation';
import { conversationSearch } from '../conversations/conversation-search';
import { viewConversation } from '../conversations/conversation-view';
import { listConversations } from '../conversations/list-conversations';
import { setConversationStatus } from '../conversations/set-status';
import { messageBody } from '../message-body';
import { note } from './add-note';
import { listMessages, threadLength } from './list-messages';
import type { MessageView } from './message-view';
import { reply } from './reply-to-conversation';

const { admin } = await testDatabase();

const written = (conversationId: string, body = 'Certo!', requestId: string = crypto.randomUUID()) => ({
  conversationId,
  body,
  requestId,
});

/** The thread as one word for each entry. */
const summary = (messages: MessageView[]) =>
  messages.map((each) => {
    const by = 'author' in each && each.author ? `${each.author.isSelf ? 'me' : 'them'}: ` : '';
    return by + (each.kind === 'event' ? each.event : `${each.kind} ${each.body}`);
  });

/** Sofia and Tom share a team; one conversation for each kind of assignment. */
async function workspaceWithConversation(restrictions: string[] = []) {
  const workspace = await openTestWorkspace(admin);
  const team = await workspace.addTeam('Clienti Italia');
  const sofia = await workspace.addMember('agent', restrictions, [team]);
  const tom = await workspace.addMember('agent', [], [team]);
  const talk = async (place: { seatId?: string; teamId?: string }) =>
    workspace.addConversation(await workspace.addContact(place), place);
  const ids = {
    own: await talk({ seatId: sofia.seatId }),
    team: await talk({ seatId: tom.seatId, teamId: team }),
    tom: await talk({ seatId: tom.seatId }),
    nobody: await talk({}),
  };
  return { workspace, sofia, tom, team, ids, ctx: await sofia.context() };
}

const threads = ({ id: workspaceId }: TestWorkspace) => admin`
  select conversation_id, kind, event, body, author_id from messages
  where workspace_id = ${workspaceId} order by at, id`;

describe('threads', () => {
  it('a thread contains messages, notes and events with their authors, in order', async () => {
    const { ctx, tom, ids } = await workspaceWithConversation();
    await reply(ctx, written(ids.own, 'Buongiorno Ginevra'));
    await note(await tom.context(), written(ids.own, 'In magazzino da lunedì'));
    await setConversationStatus(ctx, { conversationId: ids.own, status: 'closed' });
    await setConversationStatus(ctx, { conversationId: ids.own, status: 'closed' });
    await reply(ctx, written(ids.own, 'Ancora una cosa'));
    await assignConversation(ctx, { conversationId: ids.own, to: { kind: 'member', id: tom.memberId } });
    const { messages, earlier, isLatest } = await listMessages(ctx, ids.own);
    expect(summary(messages)).toEqual([
      'inbound Buongiorno',
      'me: outbound Buongiorno Ginevra',
      'them: note In magazzino da lunedì',
      'me: closed',
      'me: reopened',
      'me: outbound Ancora una cosa',
      'me: assigned',
    ]);
    expect(messages.at(-1)).toMatchObject({ to: { name: tom.name, isSelf: false } });
    expect([earlier, isLatest]).toEqual([null, true]);
  });

  it('an answer becomes the preview in the inbox; a note changes neither preview nor order nor status', async () => {
    const { ctx, ids } = await workspaceWithConversation();
    const listed = async () => {
      const { rows } = await listConversations(ctx, 'mine', conversationSearch.parse({}));
      return rows.map(({ preview }) => preview);
    };
    await note(ctx, written(ids.own, 'Only for us'));
    expect(await listed()).toEqual(['Buongiorno']);
    await reply(ctx, written(ids.own, 'For everybody'));
    expect(await listed()).toEqual(['For everybody']);
    await setConversationStatus(ctx, { conversationId: ids.own, status: 'closed' });
    await note(ctx, written(ids.own, 'Still only for us'));
    expect(await viewConversation(ctx, ids.own)).toMatchObject({
      status: 'closed',
      preview: 'For everybody',
    });
  });

  it('a repeated assignment adds no event; one to a team, and an unassignment, name it', async () => {
    const { ctx, team, sofia, ids } = await workspaceWithConversation();
    const conversationId = ids.own;
    await assignConversation(ctx, { conversationId, to: { kind: 'member', id: sofia.memberId } });
    await assignConversation(ctx, { conversationId, to: { kind: 'team', id: team } });
    await assignConversation(ctx, { conversationId, to: { kind: 'nobody' } });
    const { messages } = await listMessages(ctx, conversationId);
    expect(messages.slice(1)).toMatchObject([{ to: { team: 'Clienti Italia' } }, { to: null }]);
  });

  it('older sections of a thread neither skip nor repeat an entry', async () => {
    const { ctx, ids } = await workspaceWithConversation();
    for (let n = 1; n <= threadLength + 10; n++) await reply(ctx, written(ids.own, `${n}`));
    const latest = await listMessages(ctx, ids.own);
    const before = await listMessages(ctx, ids.own, latest.earlier);
    const bodies = [...before.messages, ...latest.messages].map((each) => 'body' in each && each.body);
    expect(bodies).toEqual([
      'Buongiorno',
      ...Array.from({ length: threadLength + 10 }, (_, n) => `${n + 1}`),
    ]);
    expect([latest.isLatest, before.isLatest, before.earlier]).toEqual([true, false, null]);
    for (const none of ['', 'x', Buffer.from('["1; drop","x",0]').toString('base64url')]) {
      expect((await listMessages(ctx, ids.own, none)).isLatest).toBe(true);
    }
  });
});

describe('S1.21–S1.23 reading and writing', () => {
  const reaches = [
    { rule: 'S1.21 an agent', restrictions: [], sees: ['own', 'team', 'tom', 'nobody'] },
    { rule: 'S1.22 visibility team and own', restrictions: ['visibility-team'], sees: ['own', 'team'] },
    { rule: 'S1.23 visibility own', restrictions: ['visibility-own'], sees: ['own'] },
  ];
  for (const { rule, restrictions, sees } of reaches) {
    it(`${rule} reads and answers exactly the threads in scope; R6 others answer like missing ones`, async () => {
      const { workspace, ctx, ids } = await workspaceWithConversation(restrictions);
      for (const [name, id] of Object.entries(ids)) {
        if (sees.includes(name)) {
          await reply(ctx, written(id));
          await note(ctx, written(id));
          expect((await listMessages(ctx, id)).messages).toHaveLength(3);
          continue;
        }
        const before = [await workspace.snapshot(), await threads(workspace)];
        await expect(listMessages(ctx, id)).rejects.toEqual(new NotFound());
        await expect(reply(ctx, written(id))).rejects.toEqual(new NotFound());
        await expect(note(ctx, written(id))).rejects.toEqual(new NotFound());
        expect([await workspace.snapshot(), await threads(workspace)]).toEqual(before);
      }
    });
  }

  it('TE1 R6 a thread of another tenant answers like a missing one', async () => {
    const { ctx } = await workspaceWithConversation();
    const elsewhere = await workspaceWithConversation();
    for (const id of [elsewhere.ids.own, elsewhere.ids.nobody, crypto.randomUUID()]) {
      await expect(listMessages(ctx, id)).rejects.toEqual(new NotFound());
      await expect(reply(ctx, written(id))).rejects.toEqual(new NotFound());
      await expect(note(ctx, written(id))).rejects.toEqual(new NotFound());
    }
    expect(await threads(elsewhere.workspace)).toHaveLength(4);
  });

  it('RV1 after access is revoked neither an answer nor a note is written', async () => {
    const { workspace, sofia, ctx, ids } = await workspaceWithConversation();
    await admin`update members set status = 'left' where id = ${sofia.memberId}`;
    const before = [await workspace.snapshot(), await threads(workspace)];
    await expect(reply(ctx, written(ids.own))).rejects.toEqual(new NotFound());
    await expect(note(ctx, written(ids.own))).rejects.toEqual(new NotFound());
    expect([await workspace.snapshot(), await threads(workspace)]).toEqual(before);
  });

  it('R4 RV1 after a restriction to their own, threads of others are refused at once', async () => {
    const { workspace, sofia, ctx, ids } = await workspaceWithConversation();
    await admin`update members set restrictions = '{visibility-own}' where id = ${sofia.memberId}`;
    const before = await threads(workspace);
    await expect(reply(ctx, written(ids.tom))).rejects.toEqual(new NotFound());
    expect(await threads(workspace)).toEqual(before);
    await reply(ctx, written(ids.own));
  });

  it('S1.26 MA1 no message and no preview contains a masked phone or email', async () => {
    const workspace = await openTestWorkspace(admin);
    const chiara = await workspace.addMember('agent', ['mask']);
    const place = { seatId: chiara.seatId };
    const contactId = await workspace.addContact({
      ...place,
      phone: '+393471234541',
      email: 'gin@corvane.example',
    });
    const id = await workspace.addConversation(contactId, place);
    const ctx = await chiara.context();
    const signed = 'Write to Gin@corvane.example or call 347 123 4541';
    await note(ctx, written(id, `note: ${signed}`));
    await reply(ctx, written(id, signed));
    const seen = JSON.stringify([
      await listMessages(ctx, id),
      await viewConversation(ctx, id),
      await listConversations(ctx, 'mine', conversationSearch.parse({})),
    ]);
    expect(seen).toContain('Write to ••• or call •••');
    expect(seen).not.toMatch(/gin@corvane|1234541|123 4541|393471234541/i);
    const owner = await (await workspace.addMember('owner')).context();
    expect(JSON.stringify(await listMessages(owner, id))).toContain(signed);
  });
});

describe('a repeated post of a text', () => {
  it('is written once, however often and fast it arrives', async () => {
    const { workspace, ctx, ids } = await workspaceWithConversation();
    const [answer, remark] = [written(ids.own, 'Once'), written(ids.own, 'Noted once')];
    const answers = await Promise.all(Array.from({ length: 8 }, () => reply(ctx, answer)));
    const notes = await Promise.all(Array.from({ length: 8 }, () => note(ctx, remark)));
    expect([new Set(answers.map(({ id }) => id)).size, new Set(notes.map(({ id }) => id)).size]).toEqual([
      1, 1,
    ]);
    expect((await threads(workspace)).filter(({ author_id }) => author_id)).toHaveLength(2);
  });

  it('does not reopen a conversation that was closed after it', async () => {
    const { ctx, ids } = await workspaceWithConversation();
    const answer = written(ids.own, 'Once');
    await reply(ctx, answer);
    await setConversationStatus(ctx, { conversationId: ids.own, status: 'closed' });
    await reply(ctx, answer);
    expect((await viewConversation(ctx, ids.own)).status).toBe('closed');
  });

  it('counts as another request by another person, or in another conversation', async () => {
    const { workspace, ctx, tom, ids } = await workspaceWithConversation();
    const answer = written(ids.own, 'Same');
    await reply(ctx, answer);
    await reply(await tom.context(), answer);
    await reply(ctx, { ...answer, conversationId: ids.tom });
    expect((await threads(workspace)).filter(({ author_id }) => author_id)).toHaveLength(3);
  });
});

describe('the text of a message', () => {
  it('keeps its lines, loses invisible characters, and is limited in length', () => {
    expect(messageBody.parse('  Uno\r\ndue\u0000\u001b[31m\ttre \n')).toBe('Uno\ndue[31m\ttre');
    for (const refused of ['', ' \n\u0000 ', 'x'.repeat(4_001), 'x'.repeat(1_000_000), null, 3]) {
      expect(messageBody.safeParse(refused).success).toBe(false);
    }
  });

  it('RV9 is not written for a refused assignment', async () => {
    const { workspace, ctx, ids } = await workspaceWithConversation();
    const stranger = await (await openTestWorkspace(admin)).addMember('agent');
    const before = await threads(workspace);
    const to = { kind: 'member', id: stranger.memberId } as const;
    await expect(assignConversation(ctx, { conversationId: ids.own, to })).rejects.toEqual(
      new Invalid({ to: 'assignee-gone' }),
    );
    expect(await threads(workspace)).toEqual(before);
  });
});
