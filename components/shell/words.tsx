'use client';

import { NextIntlClientProvider, useLocale } from 'next-intl';
import { type ReactNode, use } from 'react';
import { languageOf } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';

/** Gives what is below the texts of the language in use. They are one and the same object for as long as it is. */
export function Words({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={use(textsOf(languageOf(locale)))}>
      {children}
    </NextIntlClientProvider>
  );
}
