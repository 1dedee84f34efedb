import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import type { TestWorkspace } from '@/lib/test-support/test-workspace';
import { everybody } from './audience';
import { broadcastFormData, countRecipients } from './broadcast-form-data';
import { viewBroadcast } from './broadcast-view';
import { changeBroadcastState } from './change-broadcast-state';
import { deleteBroadcast } from './delete-broadcast';
import { broadcastSearch, listBroadcasts } from './list-broadcasts';
import { sendBroadcast } from './send-broadcast';
import { draft, startBroadcasts, storedBroadcasts, workOff } from './test-support/broadcast-workspace';
import { updateBroadcast } from './update-broadcast';

const { admin } = await testDatabase();
const { got, opened } = await startBroadcasts(admin);
const stored = (workspace: TestWorkspace) => storedBroadcasts(admin, workspace);

const now = { at: null };
const anything = { name: 'Mine', templateId: null, body: 'Ciao', audience: everybody };

describe('permissions on broadcasts', () => {
  it('S1.14 S1.15 S1.21 owners and managers send; an agent neither sees nor sends, and nothing changes', async () => {
    const { workspace, owner, ctx: ana, channelId } = await opened('agent');
    const manager = await (await workspace.addMember('manager')).context();
    const seen = await draft(manager, channelId);
    const before = await stored(workspace);
    const attempts = [
      () => draft(ana, channelId),
      () => sendBroadcast(ana, { ...seen, ...now }),
      () => changeBroadcastState(ana, { broadcastId: seen.broadcastId, change: 'cancel' }),
      () => deleteBroadcast(ana, seen),
      () => updateBroadcast(ana, { ...seen, ...anything, channelId }),
      async () => broadcastFormData(ana),
      async () => countRecipients(ana, everybody),
      async () => viewBroadcast(ana, seen.broadcastId),
      async () => listBroadcasts(ana, broadcastSearch.parse({})),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(Denied);
    expect(await stored(workspace)).toEqual(before);
    expect((await listBroadcasts(owner, broadcastSearch.parse({ q: 'sal' }))).rows).toHaveLength(1);
  });

  it('TE1 a broadcast of another workspace answers like a missing one, for every verb', async () => {
    const [{ workspace, owner, channelId }, { owner: other, channelId: otherChannel }] = [
      await opened(),
      await opened(),
    ];
    const seen = await draft(owner, channelId);
    const before = await stored(workspace);
    await expect(viewBroadcast(other, seen.broadcastId)).rejects.toEqual(new NotFound());
    await expect(viewBroadcast(other, 'none')).rejects.toEqual(new NotFound());
    await expect(sendBroadcast(other, { ...seen, ...now })).rejects.toEqual(new NotFound());
    await expect(
      changeBroadcastState(other, { broadcastId: seen.broadcastId, change: 'cancel' }),
    ).rejects.toEqual(new NotFound());
    await expect(draft(owner, otherChannel)).rejects.toEqual(new Invalid({ channelId: 'channel-gone' }));
    expect(await stored(workspace)).toEqual(before);
  });

  it('R6 a sending of another kind is not changed as a broadcast', async () => {
    const { workspace, owner } = await opened();
    const [subject, run] = [v7(), v7()];
    await admin`insert into sendings (workspace_id, id, kind, subject_id, state, started_by, due_at, run_id)
      values (${workspace.id}, ${v7()}, 'campaign', ${subject}, 'sending', ${owner.member.id}, now(), ${run})`;
    const before = await stored(workspace);
    for (const change of ['suspend', 'cancel'] as const) {
      const attempt = changeBroadcastState(owner, { broadcastId: subject, change });
      await expect(attempt).rejects.toEqual(new NotFound());
    }
    expect(await stored(workspace)).toEqual(before);
  });

  it('RO7 of two concurrent changes or sends the later one is stale; a broadcast sent twice goes out once', async () => {
    const { workspace, owner, channelId } = await opened();
    await workspace.addContact({ phone: '+33612345678' });
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
