import type { Permission } from '@/lib/policy/catalogue';

/** The scopes of API keys: each opens a part of `/api/v1`. Their labels are those of the permissions in `messages/`. */
export const apiScopes = [
  'users.view',
  'contacts.view',
  'sending.send',
] as const satisfies readonly Permission[];
export type ApiScope = (typeof apiScopes)[number];
