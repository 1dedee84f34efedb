'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useUsersPage } from '../users-page-context';

/** A link to the whole matrix, in a new tab because a form is open here. */
export function AllPermissions() {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  return (
    <Link href={`/w/${workspace.slug}/settings/roles`} target="_blank" className="type-13 link">
      {t('seeAllPermissions')}
    </Link>
  );
}
