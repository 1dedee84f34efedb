'use client';

import { useTranslations } from 'next-intl';
import { useUsersPage } from './users-page-context';

/** The access model's words for its members and the actions on them. */
export function useUserWords() {
  const t = useTranslations('userWords');
  const { model } = useUsersPage();
  return {
    title: t(`${model.id}.title`),
    add: t(`${model.id}.add`),
    send: t(`${model.id}.send`),
    save: t(`${model.id}.save`),
  };
}
