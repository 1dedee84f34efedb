'use client';

import { NextIntlClientProvider, useLocale } from 'next-intl';
import { type ReactNode, use } from 'react';
import { languageOf } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';

/** Provides the messages of the current language. The object keeps its identity until the language changes. */
export function Words({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={use(textsOf(languageOf(locale)))}>
      {children}
    </NextIntlClientProvider>
  );
}
