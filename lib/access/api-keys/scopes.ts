import type { Permission } from '@/lib/policy/catalogue';

/**
 * The scopes of API keys: each opens the operations of `/api/v1` that name it, and no other (KE2). A model offers
 * those whose feature it has. Their labels are `apiKeys.scope.…` in `messages/`.
 */
export const apiScopes = [
  'users.view',
  'contacts.view',
  'contacts.create',
  'contacts.update',
  'sending.send',
  'messages.reply',
] as const satisfies readonly Permission[];
export type ApiScope = (typeof apiScopes)[number];
