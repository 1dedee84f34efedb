/** How work is looked at: everything in reach, one's own, the rest of one's teams', nobody's. */
export const workViews = ['all', 'mine', 'team', 'unassigned'] as const;
export type WorkView = (typeof workViews)[number];
