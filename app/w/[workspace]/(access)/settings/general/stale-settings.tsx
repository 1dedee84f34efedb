'use client';

import { useTranslations } from 'next-intl';
import { BothVersions } from '@/components/form/both-versions';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { isLocale, languageNames } from '@/lib/platform/i18n/locales';
import { generalSettingsAction } from './actions';

/** Someone else was faster: who, and both versions of what differs. What was typed is kept. */
export function StaleSettings(props: {
  workspace: string;
  calls: 'workspace' | 'account';
  typed: { name: string; locale: string; timeZone: string };
  /** Gets the version that the next Save builds on. */
  onRead: (version: number) => void;
}) {
  const t = useTranslations('general');
  const { workspace, calls, typed, onRead } = props;
  const { data: now, error } = useAnswer(
    () => generalSettingsAction({ workspace }),
    ({ version }) => onRead(version),
  );

  if (!now) return <FormError error={error} />;
  const language = (locale: string | null) => (isLocale(locale) ? languageNames[locale] : t('noLanguage'));
  return (
    <BothVersions
      title={now.changedBy ? t('staleTitle', { name: now.changedBy }) : t('staleTitleUnknown')}
      versions={[
        { field: t('name', { calls }), saved: now.name, own: typed.name },
        { field: t('language'), saved: language(now.locale), own: language(typed.locale) },
        { field: t('timeZone'), saved: now.timeZone, own: typed.timeZone },
      ]}
    />
  );
}
