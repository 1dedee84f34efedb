'use client';

import { NextIntlClientProvider } from 'next-intl';
import { Failure } from '@/components/ui/failure';
import { chooseLocale } from '@/lib/i18n/locales';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import it from '@/messages/it.json';
import './globals.css';

/** The root layout itself failed: nothing of it may be relied on, so this page brings its own words. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const language = typeof navigator === 'undefined' ? null : navigator.language;
  const locale = chooseLocale(undefined, language);
  const { states } = { en, fr, it }[locale];
  return (
    <html lang={locale}>
      <body>
        <NextIntlClientProvider locale={locale} messages={{ states }} timeZone="UTC">
          <main className="grid min-h-dvh place-items-center bg-surface">
            <div role="alert">
              <Failure level={1} error={error} retry={retry} />
            </div>
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
