/**
 * The acts that take access away, now or on a day, or give it back. `date`: an end; `start`: a first day in the future,
 * until which a member has no access.
 */
export const previewedActs = ['revoke', 'suspend', 'reinstate', 'date', 'start'] as const;
export type PreviewedAct = (typeof previewedActs)[number];
