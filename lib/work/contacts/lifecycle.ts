import type { Lifecycle } from '@/db/schema/work/contacts';

/** How far someone has come with the organisation, in that order. Most contacts have no stage yet. */
export const lifecycles = ['lead', 'prospect', 'customer', 'former'] as const satisfies readonly Lifecycle[];
