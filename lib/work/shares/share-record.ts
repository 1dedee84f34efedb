import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { shares } from '@/db/schema/work/shares';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { accountBelow } from '@/lib/access/sub-accounts/account-tree';
import { changingTree } from '@/lib/access/sub-accounts/changing-tree';
import { NotFound } from '@/lib/platform/errors';
import { columnOf, lockShared, type SharedRecord, sharedColumns } from './internal/shared-record';

/**
 * Sets the sub-accounts that a group, a template or a contact is shared with. It takes effect on their next
 * request (R4). The record stays the giver's and is read-only there.
 * @throws Denied · NotFound for a record or an account outside the person's scope (R6, TE6)
 */
export async function shareRecord(
  ctx: WorkspaceContext,
  { record, accountIds }: { record: SharedRecord; accountIds: readonly string[] },
): Promise<void> {
  await changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'sharing.share', { kind: 'workspace' });
    const wanted = new Set(accountIds);
    for (const id of wanted) if (accountBelow(tree, id).closedAt) throw new NotFound();
    const name = await lockShared(tx, actor, record);
    const ofRecord = and(eq(shares.workspaceId, actor.workspace.id), eq(columnOf[record.kind], record.id));
    const before = await tx.select({ to: shares.toWorkspaceId }).from(shares).where(ofRecord);
    const given = [...wanted].filter((id) => !before.some(({ to }) => to === id));
    const ended = before.flatMap(({ to }) => (wanted.has(to) ? [] : [to]));
    if (given.length > 0) {
      await tx.insert(shares).values(
        given.map((toWorkspaceId) => ({
          workspaceId: actor.workspace.id,
          toWorkspaceId,
          ...sharedColumns(record),
        })),
      );
    }
    if (ended.length > 0) await tx.delete(shares).where(and(ofRecord, inArray(shares.toWorkspaceId, ended)));
    for (const [event, accounts] of [
      ['share.given', given],
      ['share.ended', ended],
    ] as const) {
      if (accounts.length === 0) continue;
      await recordAudit(tx, actor.person, {
        event,
        organisationId: actor.organisation.id,
        workspaceId: actor.workspace.id,
        subject: { id: record.id, name },
        after: { kind: record.kind, accounts },
      });
      for (const workspaceId of accounts) await announce(tx, { topic: 'settings', workspaceId });
    }
  });
}
