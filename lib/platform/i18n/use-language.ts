'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useTransition } from 'react';
import { isLocale, type Locale, languageOf, localeCookie } from './locales';
import { rememberInCookie } from './remember-in-cookie';

/** The language now in use, and a way to change it for this browser. Renders the page again in the new one. */
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
