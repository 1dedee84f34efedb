'use client';

import { useTranslations } from 'next-intl';
import { useUsersPage } from './users-page-context';

/** What the access model calls its people and what is done with them: the words of its own source. */
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
