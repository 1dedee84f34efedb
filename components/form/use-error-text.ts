'use client';

import { useTranslations } from 'next-intl';

/** Puts an error's message key into words; an unknown key becomes the general sentence. */
export function useErrorText(): (key: string) => string {
  const t = useTranslations('errors');
  return (key) => (t.has(key) ? t(key) : t('invalid'));
}
