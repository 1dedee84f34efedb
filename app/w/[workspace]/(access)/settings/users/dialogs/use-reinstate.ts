'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import { reinstateMembersAction } from '../actions';
import { useUsersPage } from '../users-page-context';
import { useUserDialogs } from './user-dialogs';

/** Reinstates suspended members exactly (B4). `whose` names them; refused ones are reported with the reason. */
export function useReinstate(): (memberIds: readonly string[], whose: string) => void {
  const t = useTranslations('users');
  const workspace = useUsersPage().workspace.slug;
  const dialogs = useUserDialogs();
  const fail = useFailureToast();
  const [, start] = useTransition();
  return (memberIds, whose) =>
    start(async () => {
      const answer = await reinstateMembersAction({ workspace, memberIds: [...memberIds] });
      if (!answer.ok) return fail(answer.error);
      if (answer.data.refused.length > 0) return dialogs.report(answer.data);
      toast(t('reinstated', { name: whose }), { detail: t('undoneDetail') });
    });
}
