/**
 * The views of work: all in the person's scope, their own, the rest of their teams' work, and unassigned
 * work.
 */
export const workViews = ['all', 'mine', 'team', 'unassigned'] as const;
export type WorkView = (typeof workViews)[number];
