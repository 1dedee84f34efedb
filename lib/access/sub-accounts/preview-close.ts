import 'server-only';
import { sql } from 'drizzle-orm';
import { enter } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { accountBelow, branchOf, readTree } from './account-tree';
import { countUsers } from './list-sub-accounts';

/** The effect of closing an account, in counts. */
export interface ClosePreview {
  /** The account itself and those below it. */
  accounts: number;
  users: number;
  invited: number;
  contacts: number;
  openConversations: number;
}

/**
 * The effect of closing an account and all below it. Changes nothing.
 *
 * @throws Denied · NotFound
 */
export function previewClose(ctx: WorkspaceContext, input: { accountId: string }): Promise<ClosePreview> {
  authorize(ctx, 'sub-accounts.close', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const tree = await readTree(tx, ctx);
    const account = accountBelow(tree, input.accountId);
    if (account.closedAt) throw new NotFound();
    const branch = branchOf(tree, account).filter(({ closedAt }) => closedAt === null);
    const sum: ClosePreview = {
      accounts: branch.length,
      users: 0,
      invited: 0,
      contacts: 0,
      openConversations: 0,
    };
    for (const { active, invited } of (await countUsers(tx, ctx, branch)).values()) {
      sum.users += active;
      sum.invited += invited;
    }
    for (const { id } of branch) {
      // Row-level security lets each account's rows be read only within that account.
      await enter(tx, { ...tenantOf(ctx), workspaceId: id });
      const [work] = await tx.execute<{ contacts: number; conversations: number }>(sql`select
        (select count(*)::int from contacts where workspace_id = ${id}) as contacts,
        (select count(*)::int from conversations where workspace_id = ${id} and status = 'open') as conversations`);
      sum.contacts += work?.contacts ?? 0;
      sum.openConversations += work?.conversations ?? 0;
    }
    return sum;
  });
}
