import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { failure } from '@/lib/platform/http/failure';
import { world } from '@/lib/test-support/world';
import { batchOf, send } from './test-support/batch';
import { viewBatch } from './view-batch';

const { admin } = await separateDatabase();

/** Sends again where the console was too busy to answer: waiting for the lock of memberships has a limit. */
async function sendUntilAnswered(ctx: WorkspaceContext, batch: string) {
  for (;;) {
    try {
      return await send(ctx, batch);
    } catch (error) {
      if (failure(error).kind !== 'unavailable') throw error;
    }
  }
}

test('B12 IN1 20 people send the same 5,000 rows simultaneously: no duplicate, and the audit trail equals reality', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const list = Array.from({ length: 5_000 }, (_, at) => `p${at}-${olga.workspace.id}@example.com`).join('\n');
  const batches = await Promise.all(Array.from({ length: 20 }, () => batchOf(olga, list)));
  const counts = await Promise.all(batches.map((batch) => sendUntilAnswered(olga, batch)));
  expect(counts.map(({ invite }) => invite).sort((a, b) => b - a)).toEqual([500, ...Array(19).fill(0)]);
  const [row] = await admin`select
    (select count(*)::int from members where workspace_id = ${olga.workspace.id} and status = 'invited') as members,
    (select count(distinct mailbox)::int from members where workspace_id = ${olga.workspace.id}
      and status = 'invited') as mailboxes,
    (select count(*)::int from invitations where workspace_id = ${olga.workspace.id}) as invitations,
    (select count(*)::int from audit_events a where workspace_id = ${olga.workspace.id} and event = 'member.invited'
      and exists (select from members m where m.workspace_id = a.workspace_id and m.id = a.subject_id)) as events`;
  expect(row).toEqual({ members: 500, mailboxes: 500, invitations: 500, events: 500 });
  const other = counts.findIndex(({ invite }) => invite === 0);
  expect((await viewBatch(olga, batches[other] ?? '')).counts).toMatchObject({ none: 500, refuse: 4_500 });
});
