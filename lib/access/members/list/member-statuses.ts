/** The statuses that filter a list of people. Separate from the search, whose parser the browser does not need. */
export const memberStatuses = ['active', 'invited', 'expired', 'suspended', 'revoked'] as const;

export type MemberFilterStatus = (typeof memberStatuses)[number];
