import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { assignContact } from '@/lib/work/contacts/change/assign-contact';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { viewContact } from '@/lib/work/contacts/contact-view';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { listCounted } from '@/lib/work/contacts/test-support/counted';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import { countWork } from '@/lib/work/inbox/conversations/count-conversations';
import { listConversations } from '@/lib/work/inbox/conversations/list-conversations';
import { listMessages } from '@/lib/work/inbox/messages/list-messages';
import { reply } from '@/lib/work/inbox/messages/reply-to-conversation';
import { endCover } from './end-cover';
import { cover, own, shiftCovers, team } from './test-support/cover';

const { admin } = await testDatabase();
const shift = shiftCovers(admin);

/** The contacts that a person sees at this moment, by name. */
async function seenBy(ctx: WorkspaceContext): Promise<string[]> {
  const { rows } = await listContacts(await again(ctx), contactSearch.parse({ view: 'all' }));
  return rows.map(({ name }) => name).sort();
}

/** One contact on the seat of each, named after them. */
async function oneEach(...people: WorkspaceContext[]) {
  for (const { workspace, member } of people) {
    await admin`insert into contacts (workspace_id, id, name, seat_id)
      select ${workspace.id}, gen_random_uuid(), ${member.name}, id from seats where owner_id = ${member.id}`;
  }
}

const work = (ctx: WorkspaceContext) =>
  admin`select md5(string_agg(c.xmin || c::text, '|' order by c.id)) from contacts c
    where workspace_id = ${ctx.workspace.id}`;
const seatsOf = (ctx: WorkspaceContext) =>
  admin`select xmin, * from seats where workspace_id = ${ctx.workspace.id} order by id`;

describe('B11 while a colleague is covered', () => {
  test('B11 R4 the covering member sees the lent rows from the next request, and the absent one keeps them', async () => {
    const { olga, ana, ben, cleo } = await team();
    await oneEach(ana, ben, cleo);
    expect(await seenBy(ben)).toEqual(['ben']);
    await cover(olga, ana, ben);
    expect(await seenBy(ben)).toEqual(['ana', 'ben']);
    expect(await seenBy(ana)).toEqual(['ana']);
    expect(await seenBy(cleo)).toEqual(['cleo']);
  });

  test('B11 no seat and no row of work is written, and after the end the rows are exactly those of before', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ana, 12);
    await oneEach(ben);
    const before = [await work(olga), await seatsOf(olga), await seenBy(ben), await seenBy(ana)];
    const { coverId } = await cover(olga, ana, ben);
    expect(await seenBy(ben)).toHaveLength(13);
    await endCover(olga, { coverId });
    expect([await work(olga), await seatsOf(olga), await seenBy(ben), await seenBy(ana)]).toEqual(before);
  });

  test('B11 FA8 it begins and ends by the database’s clock, with no job', async () => {
    const { olga, ana, ben } = await team();
    await oneEach(ana, ben);
    const { coverId } = await cover(olga, ana, ben, { starts: '2099-12-01' });
    expect(await seenBy(ben)).toEqual(['ben']);
    await shift(coverId, { starts: 0 });
    expect(await seenBy(ben)).toEqual(['ana', 'ben']);
    await shift(coverId, { ends: 0 });
    expect(await seenBy(ben)).toEqual(['ben']);
  });

  test('B11 R6 lists, views, counts and the menu agree about the lent rows', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ana, 3);
    await giveContacts(admin, ben, 2);
    await cover(olga, ana, ben);
    const ctx = await again(ben);
    const { counts, rows } = await listCounted(ctx, contactSearch.parse({ view: 'mine' }));
    expect([counts.all, counts.mine, rows.length]).toEqual([5, 5, 5]);
    expect((await countWork(ctx)).contacts).toBe(5);
  });

  test('B11 R6 after the end a link to a lent contact answers as for a missing one', async () => {
    const { olga, ana, ben } = await team();
    await oneEach(ana);
    const [row] = await admin`select id, version from contacts where workspace_id = ${olga.workspace.id}`;
    const { coverId } = await cover(olga, ana, ben);
    const covering = await again(ben);
    expect(await viewContact(covering, row?.id)).toMatchObject({ assignee: { name: 'ana', isSelf: false } });
    await endCover(ana, { coverId });
    await expect(viewContact(await again(ben), row?.id)).rejects.toThrow(NotFound);
    // A page that was opened during the cover acts with the rights of now (RV1).
    const rename = { contactId: row?.id, version: row?.version, name: 'Changed' };
    await expect(updateContact(covering, rename)).rejects.toThrow(NotFound);
  });

  test('B11 S1.26 masks and restrictions of the covering member stay', async () => {
    const { olga, ana, ben } = await world({
      people: { olga: 'owner', ana: own, ben: { role: 'agent', restrictions: ['visibility-own', 'mask'] } },
    });
    await admin`insert into contacts (workspace_id, id, name, phone, seat_id)
      select ${olga.workspace.id}, gen_random_uuid(), 'Ginevra', '+393471234541', id
      from seats where owner_id = ${ana.member.id}`;
    await cover(olga, ana, ben);
    const { rows } = await listContacts(await again(ben), contactSearch.parse({}));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('3471234541');
  });

  test('B11 S1.22 a colleague outside the team of the absent member sees the rows of the seat only', async () => {
    const workspace = await openTestWorkspace(admin);
    const italia = await workspace.addTeam('Clienti Italia');
    const owner = await workspace.addMember('owner');
    const ana = await workspace.addMember('agent', ['visibility-team'], [italia]);
    const tom = await workspace.addMember('agent', [], [italia]);
    const ben = await workspace.addMember('agent', ['visibility-team']);
    await workspace.addContact({ name: 'On the seat', seatId: ana.seatId, teamId: italia });
    await workspace.addContact({ name: 'Of the team', seatId: tom.seatId, teamId: italia });
    await workspace.addContact({ name: 'Unassigned in the team', teamId: italia });
    await cover(await owner.context(), await ana.context(), await ben.context());
    const ctx = await ben.context();
    const { counts } = await listCounted(ctx, contactSearch.parse({}));
    expect(await seenBy(ctx)).toEqual(['On the seat']);
    expect([counts.all, counts.mine, counts.team, counts.unassigned]).toEqual([1, 1, 0, 0]);
  });

  test('B11 it does not cascade, and two members may cover each other', async () => {
    const { olga, ana, ben, cleo } = await team();
    await oneEach(ana, ben, cleo);
    await cover(olga, ana, ben);
    await cover(olga, ben, cleo);
    expect(await seenBy(cleo)).toEqual(['ben', 'cleo']);
    await cover(olga, ben, ana);
    expect(await seenBy(ana)).toEqual(['ana', 'ben']);
    expect(await seenBy(ben)).toEqual(['ana', 'ben']);
  });

  test('B11 several colleagues cover one seat, and each ends separately', async () => {
    const { olga, ana, ben, cleo } = await team();
    await oneEach(ana, ben, cleo);
    const { coverId } = await cover(olga, ana, ben);
    await cover(olga, ana, cleo);
    await endCover(ben, { coverId });
    expect(await seenBy(ben)).toEqual(['ben']);
    expect(await seenBy(cleo)).toEqual(['ana', 'cleo']);
  });

  test('B11 new work for the absent member reaches the covering one, who is notified of it', async () => {
    const { olga, ana, ben } = await team();
    await oneEach(olga);
    await cover(olga, ana, ben);
    const [row] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
    await assignContact(olga, { contactId: row?.id, to: { kind: 'member', id: ana.member.id } });
    expect(await seenBy(ben)).toEqual(['olga']);
    const told = await admin`select member_id from notifications
      where workspace_id = ${olga.workspace.id} and event = 'work-assigned'`;
    expect(told.map(({ member_id: id }) => id).sort()).toEqual([ana.member.id, ben.member.id].sort());
  });

  test('B11 an answer says for whom it was written, also after the end', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await workspace.addMember('owner');
    const ana = await workspace.addMember('agent', ['visibility-own']);
    const ben = await workspace.addMember('agent', ['visibility-own']);
    const contactId = await workspace.addContact({ name: 'Ginevra', seatId: ana.seatId });
    const conversationId = await workspace.addConversation(contactId, { seatId: ana.seatId });
    const { coverId } = await cover(await owner.context(), await ana.context(), await ben.context());
    const covering = await ben.context();
    const { rows } = await listConversations(covering, 'mine', conversationSearch.parse({}));
    expect(rows.map(({ id }) => id)).toEqual([conversationId]);
    await reply(covering, { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() });
    await endCover(await ana.context(), { coverId });
    const { messages } = await listMessages(await ana.context(), conversationId);
    const anaName = (await ana.context()).member.name;
    expect(messages).toContainEqual(
      expect.objectContaining({ kind: 'outbound', author: expect.objectContaining({ for: anaName }) }),
    );
  });
});
