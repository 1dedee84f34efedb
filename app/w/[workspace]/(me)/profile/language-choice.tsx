'use client';

import { useTranslations } from 'next-intl';
import { useLanguage } from '@/components/shell/use-language';
import { Select } from '@/components/ui/select';
import { isLocale, languageNames, locales } from '@/lib/platform/i18n/locales';
import { changeLanguageAction } from './actions';

/** The language of this browser, effective at once, and of emails to the person. */
export function LanguageChoice() {
  const t = useTranslations('profile');
  const { current, choose } = useLanguage();

  async function change(locale: string) {
    if (!isLocale(locale)) return;
    await changeLanguageAction({ locale });
    choose(locale);
  }

  return (
    <Select
      aria-label={t('language')}
      className="w-56"
      value={current}
      onChange={change}
      options={locales.map((locale) => ({ value: locale as string, label: languageNames[locale] }))}
    />
  );
}
