import { isRoleOfLevel } from '@/lib/policy/levels';
import type { AccessModel } from '@/lib/policy/model';
import { accountTree } from './account-tree';
import { delegatedManagers } from './delegated-managers';
import { featureGrants } from './feature-grants';
import { hostedAccounts } from './hosted-accounts';
import { organisation } from './organisation';
import { teamInbox } from './team-inbox';

/** Every access model by id: those of workspaces, and the one of organisations. */
export const models: ReadonlyMap<string, AccessModel> = new Map<string, AccessModel>(
  [teamInbox, accountTree, featureGrants, hostedAccounts, delegatedManagers, organisation].map((model) => [
    model.id,
    model,
  ]),
);

/** The access models that an organisation can choose for its workspaces. */
export const workspaceModels: readonly AccessModel[] = [...models.values()].filter(
  ({ level }) => level === 'workspace',
);

/** The model of the organisation's own roles. */
export const organisationModel: AccessModel = organisation;

/** The model with this id. Throws for an unknown id: a stored model id is never a guess. */
export function modelOf(id: string): AccessModel {
  const model = models.get(id);
  if (!model) throw new Error(`There is no access model "${id}".`);
  return model;
}

/** The top role at this depth of the tree, whose last active holder must stay (R2). Throws for a model without one. */
export function topRoleOf(model: AccessModel, level = 0): string {
  const top = Object.entries(model.roles).find(([, role]) => role.top && isRoleOfLevel(role, level))?.[0];
  if (top === undefined) throw new Error(`The access model "${model.id}" has no top role at depth ${level}.`);
  return top;
}
