'use client';

import { useTranslations } from 'next-intl';
import { Part } from '@/components/shell/part';
import type { MemberView } from '@/lib/access/members/member-view';
import { PasswordLink } from '../dialogs/password-link';
import { useUsersPage } from '../users-page-context';

/** Password: creates a link with which the person chooses a new password (S3.11). */
export function PasswordPart({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const { model } = useUsersPage();
  if (!model.personPages) return null;
  return (
    <Part title={t('password')} lead={t('passwordLead')}>
      <PasswordLink member={member} label={t('resetPassword')} />
    </Part>
  );
}
