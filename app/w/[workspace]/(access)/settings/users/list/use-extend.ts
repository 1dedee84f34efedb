'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { extendAccessAction } from '../actions';
import { useDay } from '../use-day';
import { useUsersPage } from '../users-page-context';

/** Moves the end of a member's access 30 days later (B5). */
export function useExtend(): (member: MemberView) => void {
  const t = useTranslations('users');
  const day = useDay();
  const workspace = useUsersPage().workspace.slug;
  const fail = useFailureToast();
  const extend = useRequest(extendAccessAction);
  const [, start] = useTransition();
  return ({ id, name }) =>
    start(async () => {
      const answer = await extend({ workspace, memberId: id });
      if (!answer.ok) return fail(answer.error);
      const { endsAt } = answer.data;
      toast(t('extended', { name }), { detail: endsAt && t('untilDay', { date: day.lastBefore(endsAt) }) });
    });
}
