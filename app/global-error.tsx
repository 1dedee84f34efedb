'use client';

import { NextIntlClientProvider } from 'next-intl';
import { Suspense, use } from 'react';
import { Failure } from '@/components/ui/failure';
import { chooseLocale, formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import './globals.css';

interface Failed {
  error: unknown;
  retry: () => void;
}

/** The root layout itself failed: nothing of it may be relied on, so this page brings its own words. */
export default function GlobalError(failed: Failed) {
  const language = chooseLocale(undefined, typeof navigator === 'undefined' ? null : navigator.language);
  return (
    <html lang={formatLocales[language]}>
      <body>
        <main className="grid min-h-dvh place-items-center bg-surface">
          <Suspense>
            <Told {...failed} language={language} />
          </Suspense>
        </main>
      </body>
    </html>
  );
}

function Told({ error, retry, language }: Failed & { language: Locale }) {
  const { states } = use(textsOf(language));
  return (
    <NextIntlClientProvider locale={formatLocales[language]} messages={{ states }} timeZone="UTC">
      <div role="alert">
        <Failure level={1} error={error} retry={retry} />
      </div>
    </NextIntlClientProvider>
  );
}
