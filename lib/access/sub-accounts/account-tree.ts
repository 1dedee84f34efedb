import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';

export type Account = Pick<
  typeof workspaces.$inferSelect,
  'id' | 'parentId' | 'level' | 'path' | 'name' | 'slug' | 'version' | 'closedAt'
>;

/** The present account and every account below it, each after its parent, siblings by name. */
export interface Tree {
  root: Account;
  accounts: readonly Account[];
}

/**
 * Reads the tree below the present account: the accounts within its administration (S0.9). Accounts above or beside it
 * are missing, and so do not exist for the actor (TE6).
 */
export async function readTree(
  tx: Transaction,
  { workspace, organisation }: WorkspaceContext,
): Promise<Tree> {
  const rows = await tx
    .select({
      id: workspaces.id,
      parentId: workspaces.parentId,
      level: workspaces.level,
      path: workspaces.path,
      name: workspaces.name,
      slug: workspaces.slug,
      version: workspaces.version,
      closedAt: workspaces.closedAt,
    })
    .from(workspaces)
    .where(
      and(
        eq(workspaces.organisationId, organisation.id),
        sql`${workspaces.path} @> array[${workspace.id}::uuid]`,
      ),
    )
    .orderBy(sql`lower(${workspaces.name})`, workspaces.id);
  const root = rows.find(({ id }) => id === workspace.id);
  if (!root) throw new NotFound();
  const below = new Map<string | null, Account[]>();
  for (const account of rows) below.set(account.parentId, [...(below.get(account.parentId) ?? []), account]);
  const walk = (account: Account): Account[] => [account, ...(below.get(account.id) ?? []).flatMap(walk)];
  return { root, accounts: walk(root) };
}

/**
 * The account with that id in the tree.
 *
 * @throws NotFound for any other, wherever it is (TE1, TE6)
 */
export function accountIn({ accounts }: Tree, id: string): Account {
  const account = accounts.find((candidate) => candidate.id === id);
  if (!account) throw new NotFound();
  return account;
}

/**
 * The same, strictly below: the present account is administered only from above.
 *
 * @throws NotFound
 */
export function accountBelow(tree: Tree, id: string): Account {
  const account = accountIn(tree, id);
  if (account.id === tree.root.id) throw new NotFound();
  return account;
}

/** An account and all below it. */
export function branchOf({ accounts }: Tree, { id }: Pick<Account, 'id'>): Account[] {
  return accounts.filter(({ path }) => path.includes(id));
}
