import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { enter, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { type Account, readTree } from './account-tree';
import { accessAt } from './internal/access-at';

/** A row of the tree, with the decisions for its buttons. */
export interface SubAccountView {
  id: string;
  name: string;
  slug: string;
  parentId: string | null;
  version: number;
  /** Steps below the present account. */
  depth: number;
  /** Steps below the root (S0.9). */
  level: number;
  isHere: boolean;
  closedAt: Date | null;
  users: { active: number; invited: number };
  may: { create: Decision; update: Decision; move: Decision; close: Decision };
}

/**
 * The tree of accounts from the present one downwards (S0.2, S0.9), including closed ones that can be reopened.
 *
 * @throws Denied
 */
export async function listSubAccounts(ctx: WorkspaceContext): Promise<SubAccountView[]> {
  authorize(ctx, 'sub-accounts.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const { root, accounts } = await readTree(tx, ctx);
    const users = await countUsers(tx, ctx, accounts);
    return accounts.map((account) => ({
      id: account.id,
      name: account.name,
      slug: account.slug,
      parentId: account.id === root.id ? null : account.parentId,
      version: account.version,
      depth: account.level - root.level,
      level: account.level,
      isHere: account.id === root.id,
      closedAt: account.closedAt,
      users: users.get(account.id) ?? { active: 0, invited: 0 },
      may: decisionsOn(ctx, account),
    }));
  });
}

/** Adding is decided about the parent of the new account: the fifth level is the last (S0.2). */
function decisionsOn(ctx: WorkspaceContext, account: Account): SubAccountView['may'] {
  const here = { kind: 'workspace' } as const;
  return {
    create: decide(accessAt(ctx, account.level), 'sub-accounts.create', here),
    update: decide(ctx.access, 'sub-accounts.update', here),
    move: decide(ctx.access, 'sub-accounts.move', here),
    close: decide(ctx.access, 'sub-accounts.close', here),
  };
}

/** Reads only members of the tree's accounts, and returns their number, not the people. */
export async function countUsers(
  tx: Transaction,
  ctx: WorkspaceContext,
  accounts: readonly Account[],
): Promise<Map<string, SubAccountView['users']>> {
  await enter(tx, { ...tenantOf(ctx), administeredId: ctx.organisation.id });
  const rows = await tx
    .select({
      id: members.workspaceId,
      active: sql<number>`count(*) filter (where ${isActive})::int`,
      invited: sql<number>`count(*) filter (where status = 'invited')::int`,
    })
    .from(members)
    .where(
      inArray(
        members.workspaceId,
        accounts.map(({ id }) => id),
      ),
    )
    .groupBy(members.workspaceId);
  await enter(tx, tenantOf(ctx));
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
