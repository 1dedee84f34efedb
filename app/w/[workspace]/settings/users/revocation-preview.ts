'use client';

import { useEffect, useState } from 'react';
import type { ActionError } from '@/lib/action-result';
import type { RevocationPreview } from '@/lib/services/members/preview-revocation';
import type { MemberView } from '@/lib/services/members/view';
import { previewRevocationAction } from './actions';
import { useUsersPlace } from './users-place';

/** What revoking this person would do, counted once when the dialog opens. */
export function useRevocationPreview({ id }: MemberView) {
  const { workspace } = useUsersPlace();
  const [state, setState] = useState<{ data: RevocationPreview | null; error: ActionError | null }>({
    data: null,
    error: null,
  });
  useEffect(() => {
    let isGone = false;
    previewRevocationAction({ workspace: workspace.slug, memberId: id }).then((answer) => {
      if (!isGone) {
        setState(answer.ok ? { data: answer.data, error: null } : { data: null, error: answer.error });
      }
    });
    return () => {
      isGone = true;
    };
  }, [workspace.slug, id]);
  return state;
}
