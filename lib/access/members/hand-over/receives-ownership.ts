import type { MemberView } from '../member-view';

/** Whether a member can get the top role by a handover (B17): an active one who does not hold it. */
export const receivesOwnership = (
  { role, status, may }: Pick<MemberView, 'role' | 'status' | 'may'>,
  topRole: string,
): boolean => may.edit.allowed && status === 'active' && role !== topRole;
