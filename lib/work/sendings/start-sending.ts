import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { oneRow } from '@/db/one-row';
import { sendings } from '@/db/schema/work/sendings';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';

export interface StartSending {
  /** A key of `SendingKinds`. */
  kind: string;
  subjectId: string;
  /** By the clock of the database (FA8); null for now. */
  dueAt: SQL | null;
}

/**
 * Starts a sending, now or at a given time. Authorise first, and lock the subject: it can have only one
 * sending at a time.
 * @returns the id of the sending
 */
export async function startSending(
  tx: Transaction,
  actor: WorkspaceContext,
  { kind, subjectId, dueAt }: StartSending,
): Promise<string> {
  const workspaceId = actor.workspace.id;
  const runId = v7();
  const sending = await oneRow(
    tx
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
      .returning({ id: sendings.id }),
  );
  await putToWork(tx, { workspaceId, sendingId: sending.id, runId }, dueAt);
  return sending.id;
}

/** Queues the worker's job for a sending, now or at a given time. */
export async function putToWork(
  tx: Transaction,
  run: { workspaceId: string; sendingId: string; runId: string },
  dueAt: SQL | null = null,
): Promise<void> {
  await enqueue(tx, { kind: 'sending', ...run }, dueAt ?? undefined);
  await announce(tx, { topic: 'sendings', workspaceId: run.workspaceId });
}
