import 'server-only';
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readTree } from '@/lib/access/sub-accounts/account-tree';
import { countUsers } from '@/lib/access/sub-accounts/list-sub-accounts';

/** A hosted account as the people of the host see it. */
export interface HostedAccountView {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
  /** Whether the host manages its users; the view contains nothing more of an account that does not delegate (S3.15). */
  isDelegated: boolean;
  users: { active: number; invited: number } | null;
  /** When a deleted account is erased; until then it can be restored (S3.12). */
  eraseAt: Date | null;
}

/**
 * The hosted accounts (S3.14) by name, including deleted ones that can still be restored.
 *
 * @throws Denied
 */
export async function listHostedAccounts(ctx: WorkspaceContext): Promise<HostedAccountView[]> {
  authorize(ctx, 'hosted-accounts.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const { accounts } = await readTree(tx, ctx);
    const counted = await countUsers(tx, ctx, accounts);
    const rows = await tx
      .select()
      .from(workspaces)
      .where(
        and(
          eq(workspaces.organisationId, ctx.organisation.id),
          eq(workspaces.parentId, ctx.workspace.id),
          or(
            isNull(workspaces.closedAt),
            and(isNotNull(workspaces.eraseAt), sql`${workspaces.eraseAt} > now()`),
          ),
        ),
      )
      .orderBy(sql`lower(${workspaces.name})`, workspaces.id);
    return rows.map(({ id, name, slug, createdAt, flags, eraseAt }) => {
      const isDelegated = flags.includes('delegated');
      const users = isDelegated ? (counted.get(id) ?? { active: 0, invited: 0 }) : null;
      return { id, name, slug, createdAt, isDelegated, users, eraseAt };
    });
  });
}
