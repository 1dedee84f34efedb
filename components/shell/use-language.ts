'use client';

import { useLocale } from 'next-intl';
import { isLocale, type Locale, languageOf, localeCookie } from '@/lib/platform/i18n/locales';
import { rememberInCookie } from '@/lib/platform/i18n/remember-in-cookie';
import { useRefresh } from '../live/refresh';

/** The current language, and a function that changes it for this browser and renders the page again. */
export function useLanguage() {
  const refresh = useRefresh();
  const current = languageOf(useLocale());

  function choose(locale: string) {
    if (!isLocale(locale) || locale === current) return;
    rememberInCookie(localeCookie, locale satisfies Locale);
    refresh();
  }

  return { current, choose };
}
