'use client';

import type { MemberView } from '@/lib/access/members/member-view';
import { useUsersPage } from './users-page-context';

/**
 * The page of one member, if there is more to edit than their access (S3.10, S3.11, S4.8); null if there is not, or
 * if the actor may edit none of it.
 */
export function useMemberPage({ id, may }: MemberView): string | null {
  const { model, workspace } = useUsersPage();
  const mayChange = may.edit.allowed || may.resetPassword.allowed;
  return model.personPages && mayChange ? `/w/${workspace.slug}/settings/users/${id}` : null;
}
