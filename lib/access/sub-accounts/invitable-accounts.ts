import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { decide } from '@/lib/policy/decide';
import { availability } from '@/lib/policy/might-ever';
import { readTree } from './account-tree';
import { accessAt } from './internal/access-at';

/** An account to which the actor can invite, with the roles that they may give there (S0.1, S0.10). */
export interface InvitableAccount {
  id: string;
  name: string;
  depth: number;
  roles: string[];
}

/** The present account and those below it, for inviting to several at once; none where there is no tree. */
export async function invitableAccounts(ctx: WorkspaceContext): Promise<InvitableAccount[]> {
  const isOpen = (permission: 'sub-accounts.view' | 'users.invite') =>
    availability(ctx.access, permission).state === 'open';
  if (!isOpen('sub-accounts.view') || !isOpen('users.invite')) return [];
  const { root, accounts } = await inWorkspace(ctx, (tx) => readTree(tx, ctx));
  const open = accounts.filter(({ closedAt }) => closedAt === null);
  if (open.length < 2) return [];
  return open.map(({ id, name, level }) => {
    const access = accessAt(ctx, level);
    const mayGive = (role: string) =>
      decide(access, 'users.invite', { kind: 'assignment', role, restrictions: [], grants: [] }).allowed;
    return { id, name, depth: level - root.level, roles: Object.keys(ctx.model.roles).filter(mayGive) };
  });
}
