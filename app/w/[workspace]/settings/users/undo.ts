'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/services/members/view';
import { undoRevocationAction } from './actions';
import { useUsersPlace } from './users-place';

/** Undoes a revocation exactly: level, restrictions, teams and contacts come back (B3). */
export function useUndo(): (revocationId: string, member: Pick<MemberView, 'name' | 'email'>) => void {
  const t = useTranslations('users');
  const { workspace } = useUsersPlace();
  const fail = useFailureToast();
  const [, start] = useTransition();
  return (revocationId, { name, email }) =>
    start(async () => {
      const answer = await undoRevocationAction({ workspace: workspace.slug, revocationId });
      if (!answer.ok) return fail(answer.error);
      toast(t('undone', { name: name || email }), { detail: t('undoneDetail') });
    });
}
