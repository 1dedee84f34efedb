'use client';

import { usePreview } from '@/components/form/use-preview';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewChangeAction } from '../actions';
import { useUsersPage } from '../users-page-context';
import type { GivenAccess } from './given-access';

/** The number of contacts that the member sees before and after the edit; null while they are counted, or where they cannot be. */
export function useSightCounts({ member, access }: { member: MemberView; access: GivenAccess }) {
  const { workspace } = useUsersPage();
  const { role, restrictions, grants } = access;
  const { data, isPending } = usePreview(previewChangeAction, {
    workspace: workspace.slug,
    memberId: member.id,
    role,
    restrictions: [...restrictions],
    grants: [...grants],
  });
  return { counts: data?.contacts ?? null, isCounting: isPending };
}
