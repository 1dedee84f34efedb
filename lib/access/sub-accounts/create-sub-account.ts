import 'server-only';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { addWorkspace, type CreatedWorkspace } from '@/lib/access/workspaces/add-workspace';
import { workspaceName } from '@/lib/access/workspaces/workspace-name';
import { Denied, NotFound } from '@/lib/platform/errors';
import { decide } from '@/lib/policy/decide';
import { accountIn } from './account-tree';
import { changingTree } from './changing-tree';
import { accessAt } from './internal/access-at';

/**
 * Adds an account below the present one, or below one of those (S0.2). The actor becomes its first admin (R2).
 *
 * @throws Denied, also below an account of the fifth level (S0.9) · NotFound · Invalid on `name`
 */
export function createSubAccount(
  ctx: WorkspaceContext,
  input: { parentId: string; name: string },
): Promise<CreatedWorkspace> {
  const name = workspaceName(input.name);
  return changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'sub-accounts.create', { kind: 'workspace' });
    const parent = accountIn(tree, input.parentId);
    if (parent.closedAt) throw new NotFound();
    const decision = decide(accessAt(actor, parent.level), 'sub-accounts.create', { kind: 'workspace' });
    if (!decision.allowed) throw new Denied(decision);
    const creator = { ...actor.person, name: actor.member.name };
    const created = await addWorkspace(tx, creator, actor.organisation, {
      name,
      parentId: parent.id,
    });
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
    return created;
  });
}
