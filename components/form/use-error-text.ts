'use client';

import { useTranslations } from 'next-intl';

/** Translates an error's message key; an unknown key becomes the general message. */
export function useErrorText(): (key: string) => string {
  const t = useTranslations('errors');
  return (key) => (t.has(key) ? t(key) : t('invalid'));
}
