import 'server-only';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { createSubAccount } from '@/lib/access/sub-accounts/create-sub-account';
import { join, person } from './people';
import { rootOf } from './tree';

export interface TestAccount {
  id: string;
  slug: string;
  name: string;
}

/** The root account of an organisation of the model *account tree*, as its parent admin comes to it. */
export const rootAccount = (name: string) => rootOf('account-tree', name);

/** Adds an account below another, by whoever administers it from `ctx`. */
export async function accountUnder(
  ctx: WorkspaceContext,
  name: string,
  parent: { id: string } = ctx.workspace,
): Promise<TestAccount> {
  return createSubAccount(ctx, { parentId: parent.id, name });
}

/** A chain of accounts, each below the one before. */
export async function chainUnder(ctx: WorkspaceContext, names: readonly string[]): Promise<TestAccount[]> {
  const chain: TestAccount[] = [];
  for (const name of names) chain.push(await accountUnder(ctx, name, chain.at(-1) ?? ctx.workspace));
  return chain;
}

/** Somebody new with a place in an account, as they come to it. */
export async function colleague(
  admin: WorkspaceContext,
  account: { slug: string },
  name: string,
  role: string,
): Promise<WorkspaceContext> {
  const host = await loadWorkspaceContext(admin.person, account.slug);
  return join(host, await person(name), { role });
}

/** What that person is now in that account. */
export const inAccount = (who: SignedIn, account: { slug: string }) =>
  loadWorkspaceContext(who, account.slug);
