import 'server-only';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { createSubAccount } from '@/lib/access/sub-accounts/create-sub-account';
import { join, person } from './world';

export interface TestAccount {
  id: string;
  slug: string;
  name: string;
}

/** Adds an account below another; the member of `ctx` becomes its first admin. */
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

/** Adds a new person to an account. */
export async function colleague(
  admin: WorkspaceContext,
  account: { slug: string },
  name: string,
  role: string,
): Promise<WorkspaceContext> {
  const host = await loadWorkspaceContext(admin.person, account.slug);
  return join(host, await person(name), { role });
}

/** Loads the context of a person in an account. */
export const inAccount = (who: SignedIn, account: { slug: string }) =>
  loadWorkspaceContext(who, account.slug);
