import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRecord, deleteList, deleteRecord, transitionRecord } from '@/lib/modules';
import { InUse, Invalid } from '@/lib/platform/errors';
import { sign } from '@/lib/platform/http/signature';
import { recordsOf } from '@/lib/test-support/records';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { receivePost } from '@/lib/work/inbox/channels/webhook/receive-post';
import { listMessages } from '@/lib/work/inbox/messages/list-messages';
import { overviewOf } from '@/lib/work/reports/report-overview';
import { lastDays } from '@/lib/work/reports/report-period';
import { type BroadcastAudience, everybody } from './audience';
import { viewBroadcast } from './broadcast-view';
import { changeBroadcastState } from './change-broadcast-state';
import { sendBroadcast } from './send-broadcast';
import { connectChannel, draft, startBroadcasts, workOff } from './test-support/broadcast-workspace';

const { admin } = await testDatabase();
const { gateway, got, opened } = await startBroadcasts(admin);

const now = { at: null };

describe('broadcasts', () => {
  it('a broadcast writes once, with their name, into the thread of each contact in scope; the counts show each result', async () => {
    const { workspace, owner, channelId } = await opened();
    const zoe = await workspace.addContact({ name: 'Zoé', phone: '+33612345678' });
    const talk = await workspace.addConversation(zoe, {});
    await workspace.addContact({ name: 'Ugo', phone: '+39347000001' });
    await workspace.addContact({ name: 'Mute' });
    const gone = await workspace.addContact({ name: 'Gone', phone: '+39347000002' });
    await admin`update contacts set unsubscribed_at = now() where id = ${gone}`;
    const seen = await draft(owner, channelId);
    expect(await viewBroadcast(owner, seen.broadcastId)).toMatchObject({
      recipients: 4,
      sending: null,
      changes: [],
    });

    await sendBroadcast(owner, { ...seen, ...now });
    await workOff(admin);
    expect(
      got()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['Ciao Ugo', 'Ciao Zoé']);
    const { sending } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'done', total: 4, counts: { sent: 2, skipped: 2, failed: 0 } });
    const skipped = await admin`select reason from recipients where state = 'skipped' order by reason`;
    expect(skipped.map(({ reason }) => reason)).toEqual(['no-address', 'unsubscribed']);
    const { messages } = await listMessages(owner, talk);
    expect(messages.at(-1)).toMatchObject({ kind: 'broadcast', body: 'Ciao Zoé', delivery: 'delivered' });
  });

  it('a broadcast neither moves nor opens a conversation; a conversation that it starts counts as opened once it is answered', async () => {
    const { workspace, owner, channelId, secret } = await opened();
    const zoe = await workspace.addContact({ phone: '+33612345678' });
    await workspace.addConversation(zoe, {});
    await workspace.addContact({ phone: '+39347000001' });
    const before = await admin`select preview, last_message_at from conversations where contact_id = ${zoe}`;
    await sendBroadcast(owner, { ...(await draft(owner, channelId)), ...now });
    await workOff(admin);
    expect(await admin`select preview, last_message_at from conversations where contact_id = ${zoe}`).toEqual(
      before,
    );
    const created = await admin`select status, is_outreach from conversations
      where workspace_id = ${workspace.id} and contact_id <> ${zoe}`;
    expect(created).toEqual([{ status: 'closed', is_outreach: true }]);

    const openedSoFar = async () => (await overviewOf(owner, lastDays(owner.workspace, 7))).opened;
    expect(await openedSoFar()).toBe(1);
    const answer = JSON.stringify({ id: '1', from: { phone: '+39347000001' }, text: 'Volentieri' });
    const signed = sign(secret, answer, Math.floor(Date.now() / 1_000));
    await receivePost(channelId, signed, answer);
    expect(await openedSoFar()).toBe(2);
  });

  it('a message that its channel does not accept fails after the last attempt, and is counted', async () => {
    const { workspace, owner, channelId } = await opened();
    await workspace.addContact({ phone: '+33612345678' });
    const seen = await draft(owner, channelId);
    await sendBroadcast(owner, { ...seen, ...now });
    gateway.answer = 500;
    await workOff(admin);
    expect(gateway.got).toHaveLength(8);
    const { sending } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'done', counts: { failed: 1, sent: 0 } });
  });

  it('a broadcast of a WhatsApp template sends its text and name; a withdrawn template is refused', async () => {
    const { workspace, owner } = await opened();
    await workspace.addContact({ name: 'Ugo', phone: '+39347000001' });
    const { id: channelId } = await connectChannel(owner, gateway.url, 'whatsapp');
    const fields = { language: 'it', category: 'marketing', body: 'Saldi per {{name}}' };
    const { id: templateId } = await createRecord(owner, {
      collection: 'whatsapp-templates',
      name: 'saldi',
      fields,
    });
    await expect(draft(owner, channelId, { templateId })).rejects.toEqual(
      new Invalid({ templateId: 'template-gone' }),
    );
    const step = { collection: 'whatsapp-templates', recordId: templateId };
    await transitionRecord(owner, { ...step, version: 1, transition: 'submit' });
    const seen = await draft(owner, channelId, { templateId, body: '' });
    await transitionRecord(owner, { ...step, version: 2, transition: 'withdraw' });
    await expect(sendBroadcast(owner, { ...seen, ...now })).rejects.toEqual(
      new Invalid({ templateId: 'template-gone' }),
    );
    await transitionRecord(owner, { ...step, version: 3, transition: 'submit' });
    await sendBroadcast(owner, { ...seen, ...now });
    await workOff(admin);
    expect(got()).toMatchObject([{ text: 'Saldi per Ugo', template: { name: 'saldi', language: 'it' } }]);
  });

  it('the audience is narrowed by lists, members, teams and stages; S1.28 a vacant seat counts as unassigned', async () => {
    const { workspace, owner, channelId } = await opened();
    const team = await workspace.addTeam('Italia');
    const [ana, ben] = [await workspace.addMember('agent'), await workspace.addMember('agent')];
    await workspace.addContact({ name: 'Of Ana', phone: '+39347000001', seatId: ana.seatId });
    await workspace.addContact({ name: 'Of Ben', phone: '+39347000002', seatId: ben.seatId });
    await workspace.addContact({ name: 'Of Italia', phone: '+39347000003', teamId: team });
    const left = await workspace.addMember('agent');
    await workspace.addContact({ name: 'Of nobody', phone: '+39347000004', seatId: left.seatId });
    await admin`update seats set holder_id = null where id = ${left.seatId}`;
    const recipients = async (audience: Partial<BroadcastAudience>) => {
      const chosen = { ...everybody, ...audience };
      return (await viewBroadcast(owner, (await draft(owner, channelId, { audience: chosen })).broadcastId))
        .recipients;
    };
    const listId = crypto.randomUUID();
    await admin`insert into contact_lists (workspace_id, id, name) values (${workspace.id}, ${listId}, 'VIP')`;
    await admin`insert into contact_list_members (workspace_id, list_id, contact_id)
      select workspace_id, ${listId}, id from contacts where workspace_id = ${workspace.id} and name <> 'Of Ben'`;
    await admin`update contacts set lifecycle = 'customer' where name in ('Of Ana', 'Of Ben')`;
    expect(await recipients({ assignee: [ana.memberId, ben.memberId] })).toBe(2);
    expect(await recipients({ assignee: [ana.memberId, 'nobody'] })).toBe(3);
    expect(await recipients({ team: [team] })).toBe(1);
    expect(await recipients({ team: [team], assignee: [ana.memberId] })).toBe(0);
    expect(await recipients({ list: [listId] })).toBe(3);
    expect(await recipients({ list: [listId], lifecycle: ['customer'] })).toBe(1);
    expect(await recipients({ list: [crypto.randomUUID()] })).toBe(0);
    expect(await recipients({})).toBe(4);
  });

  it('S1.21 the channel and the lists of a broadcast under way are not deleted', async () => {
    const { owner, channelId } = await opened();
    const { id: listId } = await createList(owner, { name: 'Fidèles' });
    const seen = await draft(owner, channelId, { audience: { ...everybody, list: [listId] } });
    await sendBroadcast(owner, { ...seen, at: '2090-01-01T10:00' });
    const stored = async () => [
      await recordsOf(admin, owner),
      [...(await admin`select * from contact_lists where id = ${listId}`)],
    ];
    const before = await stored();
    for (const deletion of [
      () => deleteList(owner, { listId, version: 1 }),
      () => deleteRecord(owner, { collection: 'channels', recordId: channelId, version: 1 }),
    ])
      await expect(deletion()).rejects.toBeInstanceOf(InUse);
    expect(await stored()).toEqual(before);
    await changeBroadcastState(owner, { broadcastId: seen.broadcastId, change: 'cancel' });
    await deleteList(owner, { listId, version: 1 });
  });

  it('S1.21 a broadcast to a list that was deleted since is not sent', async () => {
    const { owner, channelId } = await opened();
    const { id: listId } = await createList(owner, { name: 'Fidèles' });
    const seen = await draft(owner, channelId, { audience: { ...everybody, list: [listId] } });
    await deleteList(owner, { listId, version: 1 });
    const sending = sendBroadcast(owner, { ...seen, at: null });
    await expect(sending).rejects.toEqual(new Invalid({ '': 'reference-gone' }));
    expect((await viewBroadcast(owner, seen.broadcastId)).sending).toBeNull();
  });
});
