'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useUsersPlace } from './users-place';

/** An access in words: its level, and its restrictions if there are any. */
export function useAccessWords(): (role: string, restrictions: readonly string[]) => string {
  const t = useTranslations();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { model } = useUsersPlace();
  return (role, restrictions) => {
    const level = t(`roles.${model.id}.${role}.label`);
    if (restrictions.length === 0) return level;
    const named = restrictions.map((id) => t(`restrictions.${model.id}.${id}.label`));
    return t('users.levelWith', { level, restrictions: list.format(named) });
  };
}
