import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { sendings } from '@/db/schema/work/sendings';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';

export interface StartSending {
  /** A key of `sendingKinds`. */
  kind: string;
  subjectId: string;
  /** By the database's clock (FA8); null: now. */
  dueAt: SQL | null;
}

/**
 * Lets something go out, at once or from a moment on. Ask the policy first, and hold the subject: one thing is on
 * its way once at a time.
 *
 * @returns the id of the sending
 */
export async function startSending(
  tx: Transaction,
  actor: WorkspaceContext,
  { kind, subjectId, dueAt }: StartSending,
): Promise<string> {
  const workspaceId = actor.workspace.id;
  const runId = v7();
  const [sending] = await tx
    .insert(sendings)
    .values({
      workspaceId,
      kind,
      subjectId,
      state: 'scheduled',
      startedBy: actor.member.id,
      dueAt: dueAt ?? sql`now()`,
      runId,
    })
    .returning({ id: sendings.id });
  if (!sending) throw new Error('A sending was not written.');
  await putToWork(tx, { workspaceId, sendingId: sending.id, runId }, dueAt);
  return sending.id;
}

/** Wakes the worker for a sending, now or at a moment. */
export async function putToWork(
  tx: Transaction,
  run: { workspaceId: string; sendingId: string; runId: string },
  dueAt: SQL | null = null,
): Promise<void> {
  await enqueue(tx, { kind: 'sending', ...run }, dueAt ?? undefined);
  await announce(tx, { topic: 'sendings', workspaceId: run.workspaceId });
}
