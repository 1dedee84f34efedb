import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers, inWorkspace } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';

/** The contents of an account, in counts. */
export interface AccountLosses {
  users: number;
  invited: number;
  pixels: number;
  views: number;
  applications: number;
}

/**
 * Deletes the account of the actor (S3.12): closed at once for everyone, erased after 30 days; until then the host can
 * restore it. The actor types its name, so that the wrong account is not deleted by accident.
 *
 * @throws Denied · Invalid on `name` when it differs
 */
export function deleteAccount(ctx: WorkspaceContext, input: { name: string }): Promise<{ eraseAt: Date }> {
  return changingMembers(ctx, async (tx, actor) => {
    authorize(actor, 'account-deletion.delete', { kind: 'workspace' });
    const { id, name, parentId } = actor.workspace;
    if (input.name.trim() !== name) throw new Invalid({ name: 'name-differs' });
    const lost = await lossesOf(tx, id);
    const [deleted] = await tx
      .update(workspaces)
      .set({ closedAt: sql`now()`, eraseAt: sql`now() + interval '30 days'` })
      .where(and(eq(workspaces.id, id), isNull(workspaces.closedAt)))
      .returning({ eraseAt: workspaces.eraseAt });
    if (!deleted?.eraseAt) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'workspace.deleted',
      organisationId: actor.organisation.id,
      workspaceId: id,
      subject: { id, name },
      before: lost,
      after: { eraseAt: deleted.eraseAt },
    });
    await announce(tx, { topic: 'flags', workspaceId: id });
    if (parentId) await announce(tx, { topic: 'members', workspaceId: parentId });
    return { eraseAt: deleted.eraseAt };
  });
}

/**
 * The contents that deleting the account would put out of reach. Changes nothing.
 *
 * @throws Denied
 */
export function previewAccountDeletion(ctx: WorkspaceContext): Promise<AccountLosses> {
  authorize(ctx, 'account-deletion.delete', { kind: 'workspace' });
  return inWorkspace(ctx, (tx) => lossesOf(tx, ctx.workspace.id));
}

async function lossesOf(tx: Transaction, id: string): Promise<AccountLosses> {
  const [lost] = await tx.execute<Record<keyof AccountLosses, number>>(sql`select
    (select count(*)::int from members where workspace_id = ${id} and status in ('active', 'suspended')) as users,
    (select count(*)::int from members where workspace_id = ${id} and status = 'invited') as invited,
    (select count(*)::int from pixels where workspace_id = ${id}) as pixels,
    (select coalesce(sum(views), 0)::int from pixel_days where workspace_id = ${id}) as views,
    (select count(*)::int from applications where workspace_id = ${id}) as applications`);
  return { users: 0, invited: 0, pixels: 0, views: 0, applications: 0, ...lost };
}
