import type { Lifecycle } from '@/db/schema/work/contacts';

/** The stages of a contact, in order. Most contacts have none yet. */
export const lifecycles = ['lead', 'prospect', 'customer', 'former'] as const satisfies readonly Lifecycle[];
