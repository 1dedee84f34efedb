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

/** Shown when the root layout failed: it cannot use anything of it, so it contains its own texts. */
export default function GlobalError(failed: Failed) {
  const language = chooseLocale(undefined, typeof navigator === 'undefined' ? null : navigator.language);
  return (
    <html lang={formatLocales[language]}>
      <body>
        <main className="grid min-h-dvh place-items-center bg-surface">
          <Suspense>
            <ErrorText {...failed} language={language} />
          </Suspense>
        </main>
      </body>
    </html>
  );
}

function ErrorText({ error, retry, language }: Failed & { language: Locale }) {
  const { states } = use(textsOf(language));
  return (
    <NextIntlClientProvider locale={formatLocales[language]} messages={{ states }} timeZone="UTC">
      <div role="alert">
        <Failure level={1} error={error} retry={retry} />
      </div>
    </NextIntlClientProvider>
  );
}
