'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { useUsersPage } from '../users-page-context';

/**
 * Warns before an access is given that shows only the team's contacts to people who belong to no team (S1.22): they
 * would start with an empty inbox.
 *
 * @param people how many of them belong to no team
 */
export function VisibilityWarning(props: { restrictions: readonly string[]; people: number }) {
  const t = useTranslations('users');
  const { model } = useUsersPage();
  const isTeamOnly = props.restrictions.some((id) =>
    Object.values(model.restrictions[id]?.narrows ?? {}).includes('team'),
  );
  if (!isTeamOnly || props.people === 0) return null;
  return <Callout role="status">{t('nothingWithoutTeam', { count: props.people })}</Callout>;
}
