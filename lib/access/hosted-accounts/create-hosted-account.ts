import 'server-only';
import { announce, type Transaction } from '@/db/tenant';
import { reloadContext, type WorkspaceContext } from '@/lib/access/context/context';
import { leaveRow } from '@/lib/access/context/effective-membership';
import { authorize } from '@/lib/access/context/transactions';
import { checkAccess } from '@/lib/access/members/change/check-access';
import { type Invited, invite } from '@/lib/access/members/invite/invite-members';
import { assignmentTarget } from '@/lib/access/members/policy-target';
import { topRoleOf } from '@/lib/access/models/registry';
import { changingTree } from '@/lib/access/sub-accounts/changing-tree';
import { addWorkspace, type CreatedWorkspace, openWorkspace } from '@/lib/access/workspaces/add-workspace';
import { workspaceName } from '@/lib/access/workspaces/workspace-name';
import { Invalid } from '@/lib/platform/errors';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldEmail, isSameEmail } from '@/lib/platform/mail/fold-email';

export interface CreatedAccount {
  account: CreatedWorkspace;
  /** The first Admin's invitation; null where the actor is the first Admin. */
  invited: Invited['invited'][number] | null;
}

/**
 * Creates an account that the host hosts. The input names its first Admin (S3.4): the actor, or a person who gets an
 * invitation. The account delegates the management of its users to the host from the beginning (S3.15).
 *
 * @throws Denied · Invalid on `name` or `email`
 */
export async function createHostedAccount(
  ctx: WorkspaceContext,
  input: { name: string; email: string },
): Promise<CreatedAccount> {
  const name = workspaceName(input.name);
  const email = addressOf(input.email);
  return changingTree(ctx, async (tx, actor) => {
    authorize(actor, 'hosted-accounts.create', { kind: 'workspace' });
    const creator = { ...actor.person, name: actor.member.name };
    const given = { name, parentId: actor.workspace.id, flags: ['delegated'] as const };
    const isOneself = isSameEmail(email, actor.person.email);
    const account = await (isOneself ? addWorkspace : openWorkspace)(tx, creator, actor.organisation, given);
    const invited = isOneself ? null : await inviteFirst(tx, actor, account, email);
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
    return { account, invited };
  });
}

/** The policy decides for the host's Admin as a member of the new account (S3.13). */
async function inviteFirst(
  tx: Transaction,
  { person }: WorkspaceContext,
  workspace: CreatedWorkspace,
  email: string,
) {
  const actor = await reloadContext(tx, { person, workspace });
  const role = topRoleOf(actor.model, actor.workspace.level);
  const access = checkAccess(actor, { role, restrictions: [] });
  authorize(actor, 'users.invite', assignmentTarget(access));
  await leaveRow(tx, actor);
  return invite(tx, actor, email, access);
}

function addressOf(input: string): string {
  const parsed = EmailAddress.safeParse(input);
  if (!parsed.success) throw new Invalid({ email: parsed.error.issues[0]?.message ?? 'email' });
  return foldEmail(parsed.data);
}
