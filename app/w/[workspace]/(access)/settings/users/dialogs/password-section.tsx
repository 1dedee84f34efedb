'use client';

import { useTranslations } from 'next-intl';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUsersPage } from '../users-page-context';
import { PasswordLink } from './password-link';

/**
 * Below the access of a person, where mail is not configured: the link with which they choose a new password. Models
 * with a page for each person show it there (S3.11).
 */
export function PasswordSection({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const { canMail, model } = useUsersPage();
  if (canMail || model.personPages || member.status === 'invited') return null;
  return (
    <section className="grid gap-2 border-line border-t pt-4" aria-labelledby="password-link">
      <h3 id="password-link" className="font-medium">
        {t('password')}
      </h3>
      <p className="text-ink-2">{t('passwordNoMail')}</p>
      <PasswordLink member={member} label={t('makeLink')} />
    </section>
  );
}
