import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, updateRecord } from '@/lib/modules';
import { Invalid, Stale } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { withShiftedClock } from '@/lib/test-support/shift-clock';
import type { Step } from '@/lib/work/collections/steps';
import { viewConversation } from '@/lib/work/inbox/conversations/conversation-view';
import { listMessages } from '@/lib/work/inbox/messages/list-messages';
import { cancelRun } from './cancel-run';
import { listRuns, runIn } from './list-runs';
import { shortcutJobs } from './run';
import { startShortcut } from './start-shortcut';
import { defineShortcut, workspaceWithAgent } from './test-support/agent';

const { admin } = await testDatabase();
beforeEach(() => admin`delete from outbox`);

async function snippet(owner: WorkspaceContext, text: string) {
  const name = `Snippet ${crypto.randomUUID()}`;
  return (await createRecord(owner, { collection: 'snippets', name, fields: { text } })).id;
}

/** Makes the waiting run due now, by the clock of the database. */
const passTime = async () => {
  await admin`update shortcut_runs set waits_until = now() where waits_until is not null`;
  await admin`update outbox set due_at = now() where sent_at is null`;
};

const threadSummary = async (ctx: WorkspaceContext, conversationId: string) =>
  (await listMessages(ctx, conversationId)).messages.map((each) =>
    each.kind === 'event' ? each.event : each.body,
  );

describe('shortcuts', () => {
  it('a shortcut assigns, tags, replies with a snippet and closes, in order, as its starter', async () => {
    const { workspace, owner, ctx, conversationId } = await workspaceWithAgent(admin);
    const team = await workspace.addTeam('Resi');
    const snippetId = await snippet(owner, 'Buongiorno {{name}}, sono {{me}}.');
    const shortcutId = await defineShortcut(owner, [
      { do: 'tag', name: 'Reso' },
      { do: 'reply', snippetId },
      { do: 'assign', to: { kind: 'team', id: team } },
      { do: 'assign', to: { kind: 'starter' } },
      { do: 'close' },
    ]);
    await startShortcut(ctx, { conversationId, shortcutId });
    expect(await runIn(ctx, conversationId)).toMatchObject({ state: 'running', position: 0 });
    expect(await drain(shortcutJobs)).toBe(5);
    expect(await threadSummary(ctx, conversationId)).toEqual([
      'Buongiorno',
      `Buongiorno Ginevra, sono ${ctx.member.name}.`,
      'assigned',
      'assigned',
      'closed',
    ]);
    const { tags, status, assignee } = await viewConversation(ctx, conversationId);
    expect([tags.map(({ name }) => name), status, assignee?.isSelf]).toEqual([['Reso'], 'closed', true]);
    expect(await listRuns(ctx)).toMatchObject([{ state: 'done', position: 5, startedBy: { isSelf: true } }]);
    expect(await runIn(ctx, conversationId)).toBeNull();
  });

  it.each([-2, 2])(
    'FA8 a step waits by the clock of the database, with the application’s %i hours off',
    async (hours) => {
      const { ctx, owner, conversationId } = await workspaceWithAgent(admin);
      const shortcutId = await defineShortcut(owner, [{ do: 'wait', minutes: 30 }, { do: 'close' }]);
      const statusAfterDrain = async () => {
        await admin`update outbox set due_at = now()`;
        await drain(shortcutJobs);
        return (await viewConversation(ctx, conversationId)).status;
      };
      await withShiftedClock(hours, async () => {
        await startShortcut(ctx, { conversationId, shortcutId });
        await drain(shortcutJobs);
        const [waiting] = await admin`
        select round(extract(epoch from waits_until - now()) / 60)::int as minutes
        from shortcut_runs where conversation_id = ${conversationId}`;
        expect(waiting).toEqual({ minutes: 30 });
        expect(await statusAfterDrain()).toBe('open');
        await passTime();
        expect(await statusAfterDrain()).toBe('closed');
      });
    },
  );

  it('a waiting shortcut is listed and cancelled; completed steps stay', async () => {
    const { owner, ctx, conversationId } = await workspaceWithAgent(admin);
    const shortcutId = await defineShortcut(owner, [
      { do: 'tag', name: 'Attesa' },
      { do: 'wait', minutes: 30 },
      { do: 'close' },
    ]);
    const { runId } = await startShortcut(ctx, { conversationId, shortcutId });
    await drain(shortcutJobs);
    const run = await runIn(ctx, conversationId);
    expect(run).toMatchObject({ state: 'running', position: 2, waitsUntil: expect.any(Date) });
    await admin`update outbox set due_at = now()`;
    await drain(shortcutJobs);
    expect((await viewConversation(ctx, conversationId)).status).toBe('open');
    await cancelRun(owner, runId);
    await passTime();
    await drain(shortcutJobs);
    const { status, tags } = await viewConversation(ctx, conversationId);
    expect([status, tags.length]).toEqual(['open', 1]);
    expect(await listRuns(ctx)).toMatchObject([{ state: 'cancelled', position: 2 }]);
    await expect(cancelRun(owner, runId)).rejects.toEqual(new Stale());
  });

  it('a shortcut stops at a failing step with its reason; completed steps stay', async () => {
    const { workspace, owner, ctx, conversationId } = await workspaceWithAgent(admin);
    const leaving = await workspace.addMember('agent');
    const snippetId = await snippet(owner, 'Ciao');
    const cases: [Step, string][] = [
      [{ do: 'assign', to: { kind: 'member', id: leaving.memberId } }, 'assignee-gone'],
      [{ do: 'assign', to: { kind: 'team', id: crypto.randomUUID() } }, 'team-gone'],
      [{ do: 'reply', snippetId }, 'snippet-gone'],
    ];
    await admin`update members set status = 'left' where id = ${leaving.memberId}`;
    await deleteRecord(owner, { collection: 'snippets', recordId: snippetId, version: 1 });
    for (const [step, message] of cases) {
      const shortcutId = await defineShortcut(owner, [{ do: 'tag', name: message }, step, { do: 'close' }]);
      await startShortcut(ctx, { conversationId, shortcutId });
      await drain(shortcutJobs);
      expect(await runIn(ctx, conversationId)).toMatchObject({
        state: 'failed',
        position: 1,
        failure: { message },
      });
    }
    const { status, tags } = await viewConversation(ctx, conversationId);
    expect([status, tags.map(({ name }) => name)]).toEqual([
      'open',
      ['assignee-gone', 'snippet-gone', 'team-gone'],
    ]);
  });

  it('R4 RV1 each step is authorised with the starter’s current access: after a restriction, a move or a revocation it stops', async () => {
    const meanwhile: [
      string,
      string,
      (of: Awaited<ReturnType<typeof workspaceWithAgent>>) => Promise<unknown>,
    ][] = [
      [
        'restricted',
        'denied',
        ({ sofia }) => admin`update members set restrictions = '{shortcuts}' where id = ${sofia.memberId}`,
      ],
      [
        'out of reach',
        'not-found',
        ({ sofia, conversationId }) =>
          admin.begin(async (sql) => {
            await sql`update members set restrictions = '{visibility-own}' where id = ${sofia.memberId}`;
            await sql`update conversations set seat_id = null where id = ${conversationId}`;
          }),
      ],
      [
        'revoked',
        'not-found',
        ({ sofia }) => admin`update members set status = 'left' where id = ${sofia.memberId}`,
      ],
    ];
    for (const [, message, happens] of meanwhile) {
      const started = await workspaceWithAgent(admin);
      const { owner, ctx, conversationId } = started;
      const steps: Step[] = [{ do: 'tag', name: 'Primo' }, { do: 'wait', minutes: 5 }, { do: 'close' }];
      await startShortcut(ctx, { conversationId, shortcutId: await defineShortcut(owner, steps) });
      await drain(shortcutJobs);
      await happens(started);
      await passTime();
      await drain(shortcutJobs);
      expect(await listRuns(owner)).toMatchObject([{ state: 'failed', position: 2, failure: { message } }]);
      const { status, tags } = await viewConversation(owner, conversationId);
      expect([status, tags.length]).toEqual(['open', 1]);
    }
  });

  it('a conversation has one running shortcut, however fast it is started', async () => {
    const { owner, ctx, conversationId } = await workspaceWithAgent(admin);
    const shortcutId = await defineShortcut(owner, [{ do: 'close' }]);
    const start = () => startShortcut(ctx, { conversationId, shortcutId });
    const started = await Promise.allSettled([start(), start(), start()]);
    expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(start()).rejects.toEqual(new Invalid({ '': 'shortcut-running' }));
    await drain(shortcutJobs);
    expect((await threadSummary(ctx, conversationId)).filter((each) => each === 'closed')).toHaveLength(1);
  });

  it('a shortcut runs with the steps that it had when it was started', async () => {
    const { owner, ctx, conversationId } = await workspaceWithAgent(admin);
    const shortcutId = await defineShortcut(owner, [{ do: 'tag', name: 'Prima' }]);
    await startShortcut(ctx, { conversationId, shortcutId });
    const at = { collection: 'shortcuts', recordId: shortcutId, version: 1, name: 'Other' };
    await updateRecord(owner, { ...at, fields: { steps: [{ do: 'close' }] } });
    await expect(updateRecord(owner, { ...at, fields: { steps: [] } })).rejects.toThrow(Invalid);
    await expect(
      updateRecord(owner, { ...at, fields: { steps: [{ do: 'tag', name: 'x' }] } }),
    ).rejects.toEqual(new Stale());
    await drain(shortcutJobs);
    expect((await viewConversation(ctx, conversationId)).tags).toMatchObject([{ name: 'Prima' }]);
  });
});
