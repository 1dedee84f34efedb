import type { Permission } from '@/lib/policy/catalogue';

/** What an API key can be made for: each opens a part of `/api/v1`. Labels stand in `messages/` as the permissions' own. */
export const apiScopes = [
  'users.view',
  'contacts.view',
  'sending.send',
] as const satisfies readonly Permission[];
export type ApiScope = (typeof apiScopes)[number];
