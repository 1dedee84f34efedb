'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import { isLocale, languageNames } from '@/lib/platform/i18n/locales';
import { generalSettingsAction } from './actions';

/** Another person saved the settings first. */
export function StaleSettings(props: {
  workspace: string;
  calls: 'workspace' | 'account';
  typed: { name: string; locale: string; timeZone: string };
  /** Gets the version that the next Save is based on. */
  onRead: (version: number) => void;
}) {
  const t = useTranslations('general');
  const { workspace, calls, typed, onRead } = props;
  const language = (locale: string | null) => (isLocale(locale) ? languageNames[locale] : t('noLanguage'));
  return (
    <StaleNotice
      read={() => generalSettingsAction({ workspace })}
      onRead={({ version }) => onRead(version)}
      versionOf={(now) => ({
        by: now.changedBy,
        versions: [
          { field: t('name', { calls }), saved: now.name, own: typed.name },
          { field: t('language'), saved: language(now.locale), own: language(typed.locale) },
          { field: t('timeZone'), saved: now.timeZone, own: typed.timeZone },
        ],
      })}
    />
  );
}
