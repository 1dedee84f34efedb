/** The statuses that filter a list of people; `ending`: those whose access ends within 30 days (B5); `covered`: those whom a colleague covers (B11). Separate from the search, whose parser the browser does not need. */
export const memberStatuses = [
  'active',
  'invited',
  'expired',
  'suspended',
  'covered',
  'upcoming',
  'ending',
  'ended',
  'revoked',
] as const;

export type MemberFilterStatus = (typeof memberStatuses)[number];
