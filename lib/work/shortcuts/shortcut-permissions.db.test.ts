import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import type { TestWorkspace } from '@/lib/test-support/test-workspace';
import { cancelRun } from './cancel-run';
import { listRuns, runIn } from './list-runs';
import { shortcutJobs } from './run';
import { startShortcut } from './start-shortcut';
import { startableShortcuts } from './startable-shortcuts';
import { defineShortcut, workspaceWithAgent } from './test-support/agent';

const { admin } = await testDatabase();
beforeEach(() => admin`delete from outbox`);

const stored = ({ id: workspaceId }: TestWorkspace) => admin`select
  (select jsonb_agg(to_jsonb(r) order by r.id) from shortcut_runs r where workspace_id = ${workspaceId}) as runs,
  (select jsonb_agg(to_jsonb(c) order by c.id) from conversations c where workspace_id = ${workspaceId}) as conversations,
  (select count(*) from messages where workspace_id = ${workspaceId}) as messages,
  (select count(*) from outbox) as jobs`;

describe('permissions on shortcuts', () => {
  it('S1.25 S1.32 an agent restricted from shortcuts starts, cancels and lists none, and nothing changes', async () => {
    const { workspace, owner, ctx, conversationId } = await workspaceWithAgent(admin, ['shortcuts']);
    const shortcutId = await defineShortcut(owner, [{ do: 'wait', minutes: 5 }]);
    const { runId } = await startShortcut(owner, { conversationId, shortcutId });
    await drain(shortcutJobs);
    const before = await stored(workspace);
    await expect(startShortcut(ctx, { conversationId, shortcutId })).rejects.toThrow(Denied);
    await expect(cancelRun(ctx, runId)).rejects.toThrow(Denied);
    await expect((async () => listRuns(ctx))()).rejects.toThrow(Denied);
    expect([await startableShortcuts(ctx), await runIn(ctx, conversationId)]).toEqual([null, null]);
    expect(await stored(workspace)).toEqual(before);
  });

  it('S1.32 an unrestricted agent starts shortcuts and defines none; a manager defines them', async () => {
    const { workspace, ctx, owner } = await workspaceWithAgent(admin);
    const manager = await (await workspace.addMember('manager', ['workspace-settings'])).context();
    await defineShortcut(manager, [{ do: 'close' }]);
    const before = await admin`select * from collection_records where workspace_id = ${workspace.id}`;
    await expect(defineShortcut(ctx, [{ do: 'close' }])).rejects.toThrow(Denied);
    expect(await admin`select * from collection_records where workspace_id = ${workspace.id}`).toEqual(
      before,
    );
    expect(await startableShortcuts(ctx)).toMatchObject([{ steps: ['close'] }]);
    expect(await startableShortcuts(owner)).toHaveLength(1);
  });

  it('S1.22 S1.23 R6 TE1 in a conversation out of scope, or of another workspace, no shortcut is started, seen or cancelled; a missing one neither', async () => {
    const { workspace, owner, conversationId } = await workspaceWithAgent(admin);
    const other = await (await workspace.addMember('agent', ['visibility-own'])).context();
    const { owner: stranger } = await workspaceWithAgent(admin);
    const shortcutId = await defineShortcut(owner, [{ do: 'wait', minutes: 5 }]);
    const { runId } = await startShortcut(owner, { conversationId, shortcutId });
    const before = await stored(workspace);
    for (const ctx of [other, stranger]) {
      await expect(startShortcut(ctx, { conversationId, shortcutId })).rejects.toEqual(new NotFound());
      await expect(cancelRun(ctx, runId)).rejects.toEqual(new NotFound());
      expect([await listRuns(ctx), await runIn(ctx, conversationId)]).toEqual([[], null]);
    }
    const gone = v7();
    await expect(startShortcut(owner, { conversationId, shortcutId: gone })).rejects.toEqual(new NotFound());
    await expect(cancelRun(owner, gone)).rejects.toEqual(new NotFound());
    expect(await stored(workspace)).toEqual(before);
  });
});
