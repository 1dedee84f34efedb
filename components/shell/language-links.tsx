'use client';

import { useTranslations } from 'next-intl';
import { useLanguage } from '@/components/shell/use-language';
import { languageNames, locales } from '@/lib/platform/i18n/locales';

/** The languages, each in its own name, at the bottom of the gate. */
export function LanguageLinks() {
  const t = useTranslations('shell');
  const { current, choose } = useLanguage();
  return (
    <fieldset className="type-13 flex items-center gap-4">
      <legend className="sr-only">{t('language')}</legend>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
          className="rounded-1 py-1 text-ink-2 hover:text-ink hover:underline aria-pressed:font-medium aria-pressed:text-ink"
        >
          {languageNames[locale]}
        </button>
      ))}
    </fieldset>
  );
}
