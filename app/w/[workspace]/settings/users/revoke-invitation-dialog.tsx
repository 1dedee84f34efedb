'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/services/members/view';
import { revokeInvitationAction } from './actions';
import { MemberHead } from './member-head';
import { useUsersPlace } from './users-place';

/** Takes an invitation back: its link ends at once, and nobody had access by it yet (IN5). */
export function RevokeInvitationDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPlace();
  const leave = () => {
    toast(t('invitationRevoked', { email: member.email }));
    onClose();
  };
  return (
    <ConfirmDialog
      head={<MemberHead title={t('revokeAccess')} member={member} />}
      label={t('revokeAccess')}
      act={() => revokeInvitationAction({ workspace: workspace.slug, memberId: member.id })}
      onDone={leave}
      onClose={onClose}
    >
      <p className="text-ink-2">{t('invitationEnds', { email: member.email })}</p>
    </ConfirmDialog>
  );
}
