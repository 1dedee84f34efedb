'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { invitationLinkAction, renewInvitationAction } from '../actions';
import { useUserDialogs } from '../dialogs/user-dialogs';
import { useUsersPage } from '../users-page-context';

/** Copies a pending member's link, or creates and sends a new one; the earlier link ends (S1.9). */
export function useInvitationLinks(member: MemberView) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const dialogs = useUserDialogs();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const renewInvitation = useRequest(renewInvitationAction);
  const input = { workspace: workspace.slug, memberId: member.id };

  const copy = () =>
    start(async () => {
      const answer = await invitationLinkAction(input);
      if (!answer.ok) return fail(answer.error);
      const { link } = answer.data;
      try {
        await navigator.clipboard.writeText(link);
        toast(t('linkCopied', { email: member.email }));
      } catch {
        // The browser denies the clipboard: show the link to copy by hand.
        const shown = { memberId: member.id, email: member.email, link, isMailed: false };
        dialogs.showLinks({ invited: [shown], skipped: [], access: member });
      }
    });

  const sendAgain = () =>
    start(async () => {
      const answer = await renewInvitation(input);
      if (!answer.ok) return fail(answer.error);
      if (answer.data.isMailed)
        toast(t('sentAgain', { email: member.email }), { detail: t('earlierLinkEnds') });
      else
        dialogs.showLinks({
          invited: [{ ...answer.data, memberId: member.id }],
          skipped: [],
          access: member,
        });
    });

  return { copy, sendAgain, isBusy };
}
