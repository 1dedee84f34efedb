'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useUsersPage } from '../users-page-context';
import type { GivenAccess } from './given-access';

/** Describes an access: its level, and its restrictions and rights if the level has any. */
export function useAccessWords(): (access: GivenAccess) => string {
  const t = useTranslations();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { model } = useUsersPage();
  return ({ role, restrictions, grants }) => {
    const level = t(`roles.${model.id}.${role}.label`);
    const all = model.roles[role]?.rights?.length ?? 0;
    const named = restrictions.map((id) => t(`restrictions.${model.id}.${id}.label`));
    if (all > 0) named.push(t('users.rights.count', { held: grants.length, all }));
    if (named.length === 0) return level;
    return t('users.levelWith', { level, restrictions: list.format(named) });
  };
}
