'use client';

import type { MemberView } from '@/lib/access/members/list/member-view';
import { availability } from '@/lib/policy/might-ever';
import { useUsersPage } from './users-page-context';

/**
 * The page of one person, where there is more to edit about them than their access (S3.10, S3.11, S4.8); null where
 * there is not, or nothing of it is the actor's to change.
 */
export function useMemberPage({ id, may }: MemberView): string | null {
  const { access, workspace } = useUsersPage();
  const hasPage = availability(access, 'passwords.reset').state !== 'absent';
  const mayChange = may.edit.allowed || may.resetPassword.allowed;
  return hasPage && mayChange ? `/w/${workspace.slug}/settings/users/${id}` : null;
}
