'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import { undoRevocationAction } from '../actions';
import { useUsersPage } from '../users-page-context';

/**
 * Undoes revocations exactly: level, restrictions, teams and contacts are restored (B3). `whose` names the members;
 * the first one that cannot be undone shows its reason, the others remain undone.
 */
export function useUndo(): (revocationIds: readonly string[], whose: string) => void {
  const t = useTranslations('users');
  const workspace = useUsersPage().workspace.slug;
  const fail = useFailureToast();
  const [, start] = useTransition();
  return (revocationIds, whose) =>
    start(async () => {
      for (const revocationId of revocationIds) {
        const answer = await undoRevocationAction({ workspace, revocationId });
        if (!answer.ok) return fail(answer.error);
      }
      toast(t('undone', { name: whose }), { detail: t('undoneDetail') });
    });
}
