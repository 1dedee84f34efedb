'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Callout } from '@/components/ui/callout';
import type { SettingsView } from '@/lib/work/records/settings-forms/read-settings';
import { readSettingsAction } from './actions';
import { useCollectionWords } from './collection-words';

/** Someone else was faster: who, and what they wrote. What was typed is kept, and the next try builds on theirs. */
export function StaleSettings(props: {
  workspace: string;
  settingsForm: string;
  onRead: (now: SettingsView) => void;
}) {
  const { workspace, settingsForm, onRead } = props;
  const t = useTranslations('records.stale');
  const words = useCollectionWords({ id: settingsForm });
  const { data: now, error } = useAnswer(() => readSettingsAction({ workspace, settingsForm }), onRead);

  if (!now) return <FormError error={error} />;
  const written = Object.entries(now.fields).filter(([, value]) => typeof value === 'string' && value !== '');
  return (
    <Callout tone="error" role="alert">
      <b>{now.changedBy ? t('title', { name: now.changedBy }) : t('titleUnknown')}</b>
      <ul className="my-1">
        {written.map(([name, value]) => (
          <li key={name} className="break-words">{`${words.field(name)}: ${value}`}</li>
        ))}
      </ul>
      <p>{t('kept')}</p>
    </Callout>
  );
}
