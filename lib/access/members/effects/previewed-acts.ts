/** The acts that take access away, now or on a day, or give it back. */
export const previewedActs = ['revoke', 'suspend', 'reinstate', 'date'] as const;
export type PreviewedAct = (typeof previewedActs)[number];
