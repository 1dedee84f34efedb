'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useTransition } from 'react';
import { isLocale, type Locale, languageOf, localeCookie } from './locales';
import { rememberInCookie } from './remember-in-cookie';

/** The current language, and a function that changes it for this browser and renders the page again. */
export function useLanguage() {
  const router = useRouter();
  const current = languageOf(useLocale());
  const [isChanging, startTransition] = useTransition();

  function choose(locale: string) {
    if (!isLocale(locale) || locale === current) return;
    rememberInCookie(localeCookie, locale satisfies Locale);
    startTransition(() => router.refresh());
  }

  return { current, choose, isChanging };
}
