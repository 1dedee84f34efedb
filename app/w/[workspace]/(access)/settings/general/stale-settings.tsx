'use client';

import { useLocale, useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import { isLocale, languageNames } from '@/lib/platform/i18n/locales';
import { generalSettingsAction } from './actions';
import { noCountry } from './inputs';

/** Another person saved the settings first. */
export function StaleSettings(props: {
  workspace: string;
  calls: 'workspace' | 'account';
  typed: { name: string; country: string; locale: string; timeZone: string };
  /** Gets the version that the next Save builds on. */
  onRead: (version: number) => void;
}) {
  const t = useTranslations('general');
  const { workspace, calls, typed, onRead } = props;
  const regions = new Intl.DisplayNames([useLocale()], { type: 'region' });
  const country = (code: string | null) =>
    code === null || code === noCountry ? t('noCountry') : (regions.of(code) ?? code);
  const language = (locale: string | null) => (isLocale(locale) ? languageNames[locale] : t('noLanguage'));
  return (
    <StaleNotice
      read={() => generalSettingsAction({ workspace })}
      onRead={({ version }) => onRead(version)}
      versionOf={(now) => ({
        by: now.changedBy,
        versions: [
          { field: t('name', { calls }), saved: now.name, own: typed.name },
          { field: t('country'), saved: country(now.country), own: country(typed.country) },
          { field: t('language'), saved: language(now.locale), own: language(typed.locale) },
          { field: t('timeZone'), saved: now.timeZone, own: typed.timeZone },
        ],
      })}
    />
  );
}
