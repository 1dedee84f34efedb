import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { sendingsUnderWay, transitionRecord } from '@/lib/modules';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { mostUnderWay } from '@/lib/work/sendings/send-portion';
import { viewBroadcast } from './broadcast-view';
import { changeBroadcastState } from './change-broadcast-state';
import { sendBroadcast } from './send-broadcast';
import { addContacts, draft, makeDue, startBroadcasts, workOff } from './test-support/broadcast-workspace';

const { admin } = await testDatabase();
const { gateway, opened } = await startBroadcasts(admin);

const now = { at: null };

describe('the sending of a broadcast', () => {
  it('FA8 a scheduled broadcast waits for its time by the clock of the database, in the workspace’s time zone; a past time is refused', async () => {
    const { workspace, owner, channelId } = await opened();
    await admin`update workspaces set time_zone = 'Pacific/Auckland' where id = ${workspace.id}`;
    await workspace.addContact({ phone: '+33612345678' });
    const [{ soon, past } = { soon: '', past: '' }] = await admin<{ soon: string; past: string }[]>`select
      to_char((now() + interval '2 hours') at time zone 'Pacific/Auckland', 'YYYY-MM-DD"T"HH24:MI') as soon,
      to_char(now() at time zone 'Pacific/Auckland' - interval '2 minutes', 'YYYY-MM-DD"T"HH24:MI') as past`;
    const seen = await draft(owner, channelId);
    await expect(sendBroadcast(owner, { ...seen, at: past })).rejects.toEqual(new Invalid({ at: 'past' }));
    await sendBroadcast(owner, { ...seen, at: soon });
    await makeDue(admin);
    expect(await drain(sendingsUnderWay)).toBe(1);
    expect(await viewBroadcast(owner, seen.broadcastId)).toMatchObject({
      sending: { state: 'scheduled', total: 0 },
    });
    await admin`update sendings set due_at = now()`;
    await workOff(admin);
    expect(gateway.got).toHaveLength(1);
  });

  it('a broadcast is paused, resumed and cancelled: only messages already handed over are sent', async () => {
    const { workspace, owner, channelId } = await opened();
    const extra = 60;
    await addContacts(admin, workspace, mostUnderWay * 2 + extra);
    const seen = await draft(owner, channelId);
    const change = (which: 'suspend' | 'resume' | 'cancel') =>
      changeBroadcastState(owner, { broadcastId: seen.broadcastId, change: which });
    await sendBroadcast(owner, { ...seen, ...now });
    await drain(sendingsUnderWay);
    await change('suspend');
    await expect(change('suspend')).rejects.toEqual(new Stale());
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay);
    await change('resume');
    await drain(sendingsUnderWay);
    await change('cancel');
    await expect(change('resume')).rejects.toEqual(new NotFound());
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay * 2);
    const { sending, changes } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'cancelled', counts: { sent: mostUnderWay * 2, waiting: extra } });
    expect(changes).toEqual([]);
  });

  it('R4 a sending stops when its starter loses the right to send; another member can resume it', async () => {
    const { workspace, ctx, owner, channelId } = await opened('manager');
    await addContacts(admin, workspace, mostUnderWay + 1);
    const seen = await draft(ctx, channelId);
    await sendBroadcast(ctx, { ...seen, ...now });
    await drain(sendingsUnderWay);
    await admin`update members set role = 'agent' where id = ${ctx.member.id}`;
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay);
    const stopped = await viewBroadcast(owner, seen.broadcastId);
    expect(stopped.sending).toMatchObject({ state: 'stopped', stopReason: 'access', counts: { waiting: 1 } });
    await changeBroadcastState(owner, { broadcastId: seen.broadcastId, change: 'resume' });
    await workOff(admin);
    expect(gateway.got).toHaveLength(mostUnderWay + 1);
  });

  it('a sending stops when its channel is disconnected, and resumes with the channel', async () => {
    const { workspace, owner, channelId } = await opened();
    await workspace.addContact({ phone: '+33612345678' });
    const seen = await draft(owner, channelId);
    await sendBroadcast(owner, { ...seen, ...now });
    const step = { collection: 'channels', recordId: channelId };
    await transitionRecord(owner, { ...step, version: 1, transition: 'disconnect' });
    await workOff(admin);
    const { sending } = await viewBroadcast(owner, seen.broadcastId);
    expect(sending).toMatchObject({ state: 'stopped', stopReason: 'gone' });
    await transitionRecord(owner, { ...step, version: 2, transition: 'connect' });
    await changeBroadcastState(owner, { broadcastId: seen.broadcastId, change: 'resume' });
    await workOff(admin);
    expect(gateway.got).toHaveLength(1);
  });
});
