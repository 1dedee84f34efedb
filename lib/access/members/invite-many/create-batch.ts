import 'server-only';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import { type BatchAccess, invitationBatches } from '@/db/schema/access/invitation-batches';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid, Stale } from '@/lib/platform/errors';
import { checkAccess, type ProposedAccess } from '../change/check-access';
import { teamToJoin } from '../invite/join-team';
import { assignmentTarget } from '../policy-target';
import { batchKey, findBatch } from './internal/find-batch';
import { longestList } from './list-limits';
import { readRows } from './read-rows';

export interface CreateBatch extends ProposedAccess {
  /** The beginning of the list, or all of it. */
  part: Uint8Array;
  teamId?: string | null;
}

/**
 * Creates a batch from the first part of a list, with the access of rows that state none. Nothing is sent (B12).
 *
 * @throws Denied when the actor may not give that access, or not manage teams (R3) · NotFound for another team
 * @throws Invalid on `role`, `restrictions`, `grants`, `teamId`, or on `list` when it is too long
 */
export function createBatch(
  ctx: WorkspaceContext,
  { part, teamId = null, ...proposed }: CreateBatch,
): Promise<{ batchId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    const access = checkAccess(actor, proposed);
    authorize(actor, 'users.invite', assignmentTarget(access));
    // Models with usernames create each account separately (S4.5).
    if (actor.model.features.includes('profiles')) throw new Invalid({ list: 'account-needed' });
    if (teamId) await teamToJoin(tx, actor, teamId);
    if (part.length > longestList) throw new Invalid({ list: 'list-too-long' });
    const id = v7();
    await tx.insert(invitationBatches).values({
      ...{ workspaceId: actor.workspace.id, id, byId: actor.member.id },
      list: part,
      access: { ...access, teamId: teamId || null } satisfies BatchAccess,
    });
    return { batchId: id };
  });
}

/**
 * Adds a further part of the list. A part that arrived already counts once.
 *
 * @param position the number of bytes before it
 * @throws Denied · NotFound · Stale after it was read, or for a part that does not follow · Invalid on `list`
 */
export function appendToList(
  ctx: WorkspaceContext,
  { batchId, position, part }: { batchId: string; position: number; part: Uint8Array },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const { list, sentAt } = await findBatch(tx, actor, batchId, true);
    if (position + part.length <= list.length) return;
    if (sentAt || position !== list.length) throw new Stale();
    if (position + part.length > longestList) throw new Invalid({ list: 'list-too-long' });
    await tx
      .update(invitationBatches)
      .set({ list: Buffer.concat([list, part]) })
      .where(batchKey(actor, batchId));
  });
}

/**
 * Reads the complete list, and reads it by the columns that its maker chose for the same headings before.
 *
 * @throws Denied · NotFound · Invalid on `list` when it contains no one, too many rows, or is another kind of file
 */
export function readBatch(ctx: WorkspaceContext, batchId: string): Promise<{ rows: number }> {
  return changingWork(ctx, async (tx, actor) => {
    const batch = await findBatch(tx, actor, batchId, true);
    const { header, rows } = await readRows(batch.list, batch.columns);
    const columns = batch.columns ?? (await columnsChosenBefore(tx, actor, header));
    await tx.update(invitationBatches).set({ columns, header }).where(batchKey(actor, batchId));
    return { rows: rows.length };
  });
}

async function columnsChosenBefore(tx: Transaction, actor: WorkspaceContext, header: string[]) {
  if (header.length === 0) return null;
  const earlier = await tx
    .select({ columns: invitationBatches.columns, header: invitationBatches.header })
    .from(invitationBatches)
    .where(
      and(
        eq(invitationBatches.workspaceId, actor.workspace.id),
        eq(invitationBatches.byId, actor.member.id),
        isNotNull(invitationBatches.columns),
      ),
    )
    .orderBy(desc(invitationBatches.createdAt))
    .limit(50);
  return earlier.find((batch) => batch.header?.join('\t') === header.join('\t'))?.columns ?? null;
}
