'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { LockedButton } from '@/components/lock/locked-button';
import { Part } from '@/components/shell/part';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import type { MemberView } from '@/lib/access/members/member-view';
import { renewInvitationAction } from '../actions';
import { useUsersPage } from '../users-page-context';

/** Invitation link: creates a new one to copy; the earlier one ends (S3.9). */
export function LinkPart({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const { workspace, canMail } = useUsersPage();
  const fail = useFailureToast();
  const [link, setLink] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const renewInvitation = useRequest(renewInvitationAction);
  const { renew } = member.may;

  const generate = () =>
    startTransition(async () => {
      const result = await renewInvitation({ workspace: workspace.slug, memberId: member.id });
      if (result.ok) setLink(result.data.link);
      else fail(result.error);
    });

  return (
    <Part title={t('invitation')} lead={canMail ? t('invitationMailed') : t('invitationLead')}>
      {renew.allowed ? (
        <Button className="self-start justify-self-start" busy={isBusy} onClick={generate}>
          {t('generateLink')}
        </Button>
      ) : (
        <LockedButton label={t('generateLink')} decision={renew} className="justify-self-start" />
      )}
      {link && <CopyField value={link} label={t('copyLink')} />}
    </Part>
  );
}
