import type { WorkspaceContext } from '@/lib/access/context/context';
import { ownershipOf } from '@/lib/access/members/hand-over/hand-over';
import { invitableAccounts } from '@/lib/access/sub-accounts/invitable-accounts';
import { listTeams } from '@/lib/access/teams/list-teams';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import type { UsersPageContext } from './users-page-context';

/** Loads the context of the users' pages: the workspace and the actor. */
export async function loadUsersPage(ctx: WorkspaceContext): Promise<UsersPageContext> {
  const { workspace, organisation, model, access } = ctx;
  const [teams, accounts] = await Promise.all([listTeams(ctx), invitableAccounts(ctx)]);
  return {
    workspace: { slug: workspace.slug, name: workspace.name, timeZone: workspace.timeZone },
    organisation: { name: organisation.name },
    modelId: model.id,
    plan: organisation.plan,
    ownership: ownershipOf(ctx),
    actor: { assignment: access.compiled.assignment, self: access.self },
    teams,
    accounts,
    canMail: isMailConfigured(),
  };
}
