/**
 * The scopes of API keys: each opens the operations of `/api/v1` that name it, and no other (KE2). A scope is the
 * permission of its name in the workspace, or what administrators of the organisation may. Their labels are
 * `apiKeys.scope.…` in `messages/`.
 */
export const apiScopes = [
  'users.view',
  'users.invite',
  'users.edit',
  'users.revoke',
  'roles.view',
  'roles.manage',
  'teams.view',
  'teams.manage',
  'audit.view',
  'contacts.view',
  'contacts.create',
  'contacts.update',
  'sending.send',
  'messages.reply',
] as const;
export type ApiScope = (typeof apiScopes)[number];

/** The scopes of what administrators of the organisation do. */
const organisationScopes = ['roles.manage', 'audit.view'] as const satisfies readonly ApiScope[];
export type OrganisationScope = (typeof organisationScopes)[number];

export const isOrganisationScope = (scope: ApiScope): scope is OrganisationScope =>
  organisationScopes.some((each) => each === scope);
