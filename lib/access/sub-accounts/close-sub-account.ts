import 'server-only';
import { and, inArray, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { type Account, accountBelow, branchOf } from './account-tree';
import { changingTree } from './changing-tree';

const idsOf = (accounts: readonly Account[]) => accounts.map(({ id }) => id);

/**
 * Closes an account with all below it: no member can enter, their invitations and API keys open nothing, and no data is
 * lost. It applies from the next request (R4).
 *
 * @throws Denied · NotFound, also for a closed account (TE6)
 */
export async function closeSubAccount(ctx: WorkspaceContext, input: { accountId: string }): Promise<void> {
  await changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'sub-accounts.close', { kind: 'workspace' });
    const account = accountBelow(tree, input.accountId);
    if (account.closedAt) throw new NotFound();
    const open = branchOf(tree, account).filter(({ closedAt }) => closedAt === null);
    await tx
      .update(workspaces)
      .set({ closedAt: sql`now()` })
      .where(inArray(workspaces.id, idsOf(open)));
    await recordAudit(tx, actor.person, {
      event: 'workspaces.closed',
      organisationId: actor.organisation.id,
      workspaceId: account.id,
      subject: { id: account.id, name: account.name },
      after: { closed: idsOf(open) },
    });
    for (const { id } of open) await announce(tx, { topic: 'flags', workspaceId: id });
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
  });
}

/**
 * Opens a closed account again, together with exactly the accounts that were closed with it.
 *
 * @throws Denied · NotFound · Invalid while the account above it is closed
 */
export async function reopenSubAccount(ctx: WorkspaceContext, input: { accountId: string }): Promise<void> {
  await changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'sub-accounts.close', { kind: 'workspace' });
    const account = accountBelow(tree, input.accountId);
    if (!account.closedAt) throw new NotFound();
    const parent = tree.accounts.find(({ id }) => id === account.parentId);
    if (parent?.closedAt) throw new Invalid({ '': 'closed-above' });
    const branch = branchOf(tree, account);
    // In SQL, since a JavaScript date loses the microseconds.
    const closedTogether = sql`${workspaces.closedAt} = (select closed_at from workspaces w where w.id = ${account.id})`;
    const opened = await tx
      .update(workspaces)
      .set({ closedAt: null })
      .where(and(inArray(workspaces.id, idsOf(branch)), closedTogether))
      .returning({ id: workspaces.id });
    await recordAudit(tx, actor.person, {
      event: 'workspaces.reopened',
      organisationId: actor.organisation.id,
      workspaceId: account.id,
      subject: { id: account.id, name: account.name },
      after: { opened: opened.map(({ id }) => id) },
    });
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
  });
}
