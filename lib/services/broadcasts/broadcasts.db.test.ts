import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound, Stale } from '@/lib/errors';
import { sign } from '@/lib/http/signature';
import { listMessages } from '../messages/list';
import { receiveMessage } from '../messages/receive';
import { createRecord } from '../records/create';
import { transitionRecord } from '../records/transition';
import { overviewOf } from '../reports/overview';
import { lastDays } from '../reports/period';
import { mostUnderWay } from '../sendings/portion';
import { runSendings } from '../sendings/run';
import { startReceiver } from '../test-support/receiver';
import { type Office, openOffice } from '../work/test-support/office';
import { type BroadcastAudience, everybody } from './audience';
import { deleteBroadcast } from './delete';
import { broadcastSearch, listBroadcasts } from './list';
import { sendBroadcast } from './send';
import { addContacts, connectChannel, draft, makeDue, workOff } from './test-support/desk';
import { turnBroadcast } from './turn';
import { updateBroadcast } from './update';
import { viewBroadcast } from './view';

const { admin } = await testDatabase();
const gateway = await startReceiver();
afterAll(gateway.close);

beforeEach(async () => {
  await admin`delete from outbox`;
  Object.assign(gateway, { got: [], answer: 200 });
});

const got = () => gateway.got.map(({ body }) => JSON.parse(body) as { to: { name: string }; text: string });

async function opened(role = 'owner', restrictions: string[] = []) {
  const office = await openOffice(admin);
  const owner = await (await office.hire('owner')).context();
  const ctx = role === 'owner' ? owner : await (await office.hire(role, restrictions)).context();
  const { id: channelId, secret } = await connectChannel(owner, gateway.url);
  return { office, owner, ctx, channelId, secret };
}

const stored = ({ workspaceId }: Office) => admin`select
  (select jsonb_agg(to_jsonb(b) order by b.id) from broadcasts b where workspace_id = ${workspaceId}) as broadcasts,
  (select jsonb_agg(to_jsonb(s) order by s.id) from sendings s where workspace_id = ${workspaceId}) as sendings,
  (select count(*) from recipients where workspace_id = ${workspaceId}) as recipients,
  (select count(*) from messages where workspace_id = ${workspaceId}) as messages`;

const now = { at: null };

describe('a broadcast', () => {
  it('goes to everybody in reach once, each by name, into their threads; the count says what became of whom', async () => {
    const { office, owner, channelId } = await opened();
    const zoe = await office.contact({ name: 'Zoé', phone: '+33612345678' });
    const talk = await office.conversation(zoe, {});
    await office.contact({ name: 'Ugo', phone: '+39347000001' });
    await office.contact({ name: 'Mute' });
    const gone = await office.contact({ name: 'Gone', phone: '+39347000002' });
    await admin`update contacts set unsubscribed_at = now() where id = ${gone}`;
    const seen = await draft(owner, channelId);
    expect(await viewBroadcast(owner, seen.broadcastId)).toMatchObject({
      reaches: 4,
      sending: null,
      turns: [],
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

  it('moves no open conversation, and opens none; one begun by it counts as opened once it is answered', async () => {
    const { office, owner, channelId, secret } = await opened();
    const zoe = await office.contact({ phone: '+33612345678' });
    await office.conversation(zoe, {});
    await office.contact({ phone: '+39347000001' });
    const before = await admin`select preview, last_message_at from conversations where contact_id = ${zoe}`;
    await sendBroadcast(owner, { ...(await draft(owner, channelId)), ...now });
    await workOff(admin);
    expect(await admin`select preview, last_message_at from conversations where contact_id = ${zoe}`).toEqual(
      before,
    );
    const begun = await admin`select status, is_outreach from conversations
      where workspace_id = ${office.workspaceId} and contact_id <> ${zoe}`;
    expect(begun).toEqual([{ status: 'closed', is_outreach: true }]);

    const openedSoFar = async () => (await overviewOf(owner, lastDays(owner.workspace, 7))).opened;
    expect(await openedSoFar()).toBe(1);
    const answer = JSON.stringify({ id: '1', from: { phone: '+39347000001' }, text: 'Volentieri' });
    const signed = sign(secret, answer, Math.floor(Date.now() / 1_000));
    await receiveMessage(channelId, signed, answer);
    expect(await openedSoFar()).toBe(2);
  });

  it('what its channel does not take fails after the last try, and is counted', async () => {
    const { office, owner, channelId } = await opened();
    await office.contact({ phone: '+33612345678' });
    const seen = await draft(owner, channelId);
    await sendBroadcast(owner, { ...seen, ...now });
    gateway.answer = 500;
    await workOff(admin);
    expect(gateway.got).toHaveLength(8);
    const { sending } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'done', counts: { failed: 1, sent: 0 } });
  });

  it('of a WhatsApp template carries its text and its name; one withdrawn meanwhile is refused', async () => {
    const { office, owner } = await opened();
    await office.contact({ name: 'Ugo', phone: '+39347000001' });
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

  it('goes to those of chosen lists, people, teams and lifecycles; S1.28 a vacant seat is nobody’s', async () => {
    const { office, owner, channelId } = await opened();
    const team = await office.team('Italia');
    const [ana, ben] = [await office.hire('agent'), await office.hire('agent')];
    await office.contact({ name: 'Of Ana', phone: '+39347000001', seatId: ana.seatId });
    await office.contact({ name: 'Of Ben', phone: '+39347000002', seatId: ben.seatId });
    await office.contact({ name: 'Of Italia', phone: '+39347000003', teamId: team });
    const left = await office.hire('agent');
    await office.contact({ name: 'Of nobody', phone: '+39347000004', seatId: left.seatId });
    await admin`update seats set holder_id = null where id = ${left.seatId}`;
    const reaches = async (audience: Partial<BroadcastAudience>) => {
      const chosen = { ...everybody, ...audience };
      return (await viewBroadcast(owner, (await draft(owner, channelId, { audience: chosen })).broadcastId))
        .reaches;
    };
    const listId = crypto.randomUUID();
    await admin`insert into contact_lists (workspace_id, id, name) values (${office.workspaceId}, ${listId}, 'VIP')`;
    await admin`insert into contact_list_members (workspace_id, list_id, contact_id)
      select workspace_id, ${listId}, id from contacts where workspace_id = ${office.workspaceId} and name <> 'Of Ben'`;
    await admin`update contacts set lifecycle = 'customer' where name in ('Of Ana', 'Of Ben')`;
    expect(await reaches({ assignee: [ana.memberId, ben.memberId] })).toBe(2);
    expect(await reaches({ assignee: [ana.memberId, 'nobody'] })).toBe(3);
    expect(await reaches({ team: [team] })).toBe(1);
    expect(await reaches({ team: [team], assignee: [ana.memberId] })).toBe(0);
    expect(await reaches({ list: [listId] })).toBe(3);
    expect(await reaches({ list: [listId], lifecycle: ['customer'] })).toBe(1);
    expect(await reaches({ list: [crypto.randomUUID()] })).toBe(0);
    expect(await reaches({})).toBe(4);
  });
});

describe('on its way', () => {
  it('FA8 waits for its time by the database’s clock, in the workspace’s time zone; the past is refused', async () => {
    const { office, owner, channelId } = await opened();
    await admin`update workspaces set time_zone = 'Pacific/Auckland' where id = ${office.workspaceId}`;
    await office.contact({ phone: '+33612345678' });
    const [{ soon, past } = { soon: '', past: '' }] = await admin<{ soon: string; past: string }[]>`select
      to_char((now() + interval '2 hours') at time zone 'Pacific/Auckland', 'YYYY-MM-DD"T"HH24:MI') as soon,
      to_char(now() at time zone 'Pacific/Auckland' - interval '2 minutes', 'YYYY-MM-DD"T"HH24:MI') as past`;
    const seen = await draft(owner, channelId);
    await expect(sendBroadcast(owner, { ...seen, at: past })).rejects.toEqual(new Invalid({ at: 'past' }));
    await sendBroadcast(owner, { ...seen, at: soon });
    await makeDue(admin);
    expect(await runSendings()).toBe(1);
    expect(await viewBroadcast(owner, seen.broadcastId)).toMatchObject({
      sending: { state: 'scheduled', total: 0 },
    });
    await admin`update sendings set due_at = now()`;
    await workOff(admin);
    expect(gateway.got).toHaveLength(1);
  });

  it('is held up, goes on, is cancelled: what was handed over goes out, nobody else', async () => {
    const { office, owner, channelId } = await opened();
    const extra = 60;
    await addContacts(admin, office, mostUnderWay * 2 + extra);
    const seen = await draft(owner, channelId);
    const turn = (which: 'suspend' | 'resume' | 'cancel') =>
      turnBroadcast(owner, { broadcastId: seen.broadcastId, turn: which });
    await sendBroadcast(owner, { ...seen, ...now });
    await runSendings();
    await turn('suspend');
    await expect(turn('suspend')).rejects.toEqual(new Stale());
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay);
    await turn('resume');
    await runSendings();
    await turn('cancel');
    await expect(turn('resume')).rejects.toEqual(new NotFound());
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay * 2);
    const { sending, turns } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'cancelled', counts: { sent: mostUnderWay * 2, waiting: extra } });
    expect(turns).toEqual([]);
  });

  it('R4 whoever loses the right to send stops it; somebody else may go on with it', async () => {
    const { office, ctx, owner, channelId } = await opened('manager');
    await addContacts(admin, office, mostUnderWay + 1);
    const seen = await draft(ctx, channelId);
    await sendBroadcast(ctx, { ...seen, ...now });
    await runSendings();
    await admin`update members set role = 'agent' where id = ${ctx.member.id}`;
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay);
    const stopped = await viewBroadcast(owner, seen.broadcastId);
    expect(stopped.sending).toMatchObject({ state: 'stopped', stopReason: 'access', counts: { waiting: 1 } });
    await turnBroadcast(owner, { broadcastId: seen.broadcastId, turn: 'resume' });
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay + 1);
  });

  it('stops where its channel is disconnected, and goes on with it', async () => {
    const { office, owner, channelId } = await opened();
    await office.contact({ phone: '+33612345678' });
    const seen = await draft(owner, channelId);
    await sendBroadcast(owner, { ...seen, ...now });
    const step = { collection: 'channels', recordId: channelId };
    await transitionRecord(owner, { ...step, version: 1, transition: 'disconnect' });
    await workOff(admin);
    const { sending } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'stopped', stopReason: 'gone' });
    await transitionRecord(owner, { ...step, version: 2, transition: 'connect' });
    await turnBroadcast(owner, { broadcastId: seen.broadcastId, turn: 'resume' });
    await workOff(admin);
    expect(gateway.got).toHaveLength(1);
  });
});

describe('who may', () => {
  it('S1.14 S1.15 S1.21 owners and managers send; an agent neither sees nor sends, nothing changed', async () => {
    const { office, owner, ctx: ana, channelId } = await opened('agent');
    const manager = await (await office.hire('manager')).context();
    const seen = await draft(manager, channelId);
    const before = await stored(office);
    const attempts = [
      () => draft(ana, channelId),
      () => sendBroadcast(ana, { ...seen, ...now }),
      () => turnBroadcast(ana, { broadcastId: seen.broadcastId, turn: 'cancel' }),
      () => deleteBroadcast(ana, seen),
      async () => viewBroadcast(ana, seen.broadcastId),
      async () => listBroadcasts(ana, broadcastSearch.parse({})),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(Denied);
    expect(await stored(office)).toEqual(before);
    expect((await listBroadcasts(owner, broadcastSearch.parse({ q: 'sal' }))).rows).toHaveLength(1);
  });

  it('TE1 a broadcast of elsewhere is as if absent, whatever is tried', async () => {
    const [{ office, owner, channelId }, { owner: other, channelId: otherChannel }] = [
      await opened(),
      await opened(),
    ];
    const seen = await draft(owner, channelId);
    const before = await stored(office);
    await expect(viewBroadcast(other, seen.broadcastId)).rejects.toEqual(new NotFound());
    await expect(viewBroadcast(other, 'none')).rejects.toEqual(new NotFound());
    await expect(sendBroadcast(other, { ...seen, ...now })).rejects.toEqual(new NotFound());
    await expect(turnBroadcast(other, { broadcastId: seen.broadcastId, turn: 'cancel' })).rejects.toEqual(
      new NotFound(),
    );
    await expect(draft(owner, otherChannel)).rejects.toEqual(new Invalid({ channelId: 'channel-gone' }));
    expect(await stored(office)).toEqual(before);
  });

  it('RO7 of two people who change or send it, the later is told; sent twice it goes out once', async () => {
    const { office, owner, channelId } = await opened();
    await office.contact({ phone: '+33612345678' });
    const seen = await draft(owner, channelId);
    const change = {
      ...seen,
      name: 'Saldi 2',
      channelId,
      templateId: null,
      body: 'Ciao',
      audience: everybody,
    };
    await updateBroadcast(owner, change);
    await expect(updateBroadcast(owner, { ...change, name: 'Mine' })).rejects.toEqual(new Stale());
    await expect(sendBroadcast(owner, { ...seen, ...now })).rejects.toEqual(new Stale());
    const again = () => sendBroadcast(owner, { ...seen, version: 2, ...now });
    const sent = await Promise.allSettled([again(), again(), again()]);
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(updateBroadcast(owner, { ...change, version: 3 })).rejects.toEqual(
      new Invalid({ '': 'locked-by-state' }),
    );
    await expect(deleteBroadcast(owner, { ...seen, version: 3 })).rejects.toEqual(
      new Invalid({ '': 'locked-by-state' }),
    );
    await workOff(admin);
    expect(got()).toMatchObject([{ text: 'Ciao' }]);
  });
});
