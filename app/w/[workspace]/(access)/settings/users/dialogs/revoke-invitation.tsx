'use client';

import { useTranslations } from 'next-intl';
import { Confirmation } from '@/components/form/confirmation';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { revokeInvitationAction } from '../actions';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';

/** Revokes an invitation: its link ends at once; it has given no access yet (IN5). */
export function RevokeInvitation({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const close = useCloseRoute();
  const leave = () => {
    toast(t('invitationRevoked', { email: member.email }));
    close();
  };
  return (
    <Confirmation
      head={<MemberHead title={t('revokeAccess')} member={member} />}
      label={t('revokeAccess')}
      act={() => revokeInvitationAction({ workspace: workspace.slug, memberId: member.id })}
      onDone={leave}
    >
      <p className="text-ink-2">{t('invitationEnds', { email: member.email })}</p>
    </Confirmation>
  );
}
