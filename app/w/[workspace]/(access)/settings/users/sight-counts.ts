'use client';

import { useEffect, useState } from 'react';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewChangeAction } from './actions';
import type { GivenAccess } from './given-access';
import { useUsersPage } from './users-page-context';

/** The number of contacts that the member sees before and after the edit; null while they are counted. */
export function useSightCounts(props: { member: MemberView; access: GivenAccess }) {
  const { workspace } = useUsersPage();
  const [counts, setCounts] = useState<{ before: number; after: number } | null>(null);
  const { role, restrictions, grants } = props.access;
  const memberId = props.member.id;
  useEffect(() => {
    let isOutdated = false;
    setCounts(null);
    const requested = {
      workspace: workspace.slug,
      memberId,
      role,
      restrictions: [...restrictions],
      grants: [...grants],
    };
    previewChangeAction(requested)
      .then((answer) => {
        if (!isOutdated && answer.ok) setCounts(answer.data.contacts);
      })
      // Without counts the texts are shown alone; Update reports the error.
      .catch(() => undefined);
    return () => {
      isOutdated = true;
    };
  }, [workspace.slug, memberId, role, restrictions, grants]);
  return counts;
}
