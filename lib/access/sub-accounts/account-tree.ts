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

/** The account at hand and every account below it, each after the one above it, siblings by name. */
export interface Tree {
  root: Account;
  accounts: readonly Account[];
}

/**
 * Reads the tree below the account at hand: all that administration reaches from here (S0.9). What lies above or
 * beside it is not in it, and so does not exist for who asks (TE6).
 */
export async function readTree(
  tx: Transaction,
  { workspace, organisation }: WorkspaceContext,
): Promise<Tree> {
  const found = await tx
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
  const root = found.find(({ id }) => id === workspace.id);
  if (!root) throw new NotFound();
  const below = new Map<string | null, Account[]>();
  for (const account of found) below.set(account.parentId, [...(below.get(account.parentId) ?? []), account]);
  const walk = (account: Account): Account[] => [account, ...(below.get(account.id) ?? []).flatMap(walk)];
  return { root, accounts: walk(root) };
}

/**
 * The account of that id in the tree.
 *
 * @throws NotFound for any other, wherever it is (TE1, TE6)
 */
export function accountIn({ accounts }: Tree, id: string): Account {
  const account = accounts.find((each) => each.id === id);
  if (!account) throw new NotFound();
  return account;
}

/**
 * The same, of one strictly below: nobody administers the account that they stand in from within it.
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
