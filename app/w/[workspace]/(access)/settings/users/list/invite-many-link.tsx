'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { ListPlus } from '@/components/ui/icons';
import { availability } from '@/lib/policy/might-ever';
import { useUsersPage } from '../users-page-context';

/** The way to the page that invites many; absent where people get accounts one by one (S4.5). */
export function InviteManyLink() {
  const t = useTranslations('inviteMany');
  const { access, model, workspace } = useUsersPage();
  const { decision } = availability(access, 'users.invite');
  if (!decision.allowed || model.features.includes('profiles')) return null;
  return (
    <ButtonLink icon={<ListPlus />} href={`/w/${workspace.slug}/settings/users/invite-many`} prefetch={false}>
      {t('title')}
    </ButtonLink>
  );
}
