import type { ApiScope } from '@/lib/access/api-keys/scopes';

/** The scope of keys that may ask: the answers say what the Users page says (KE2). */
export const decisionScope = 'users.view' satisfies ApiScope;
