'use client';

import { StaleNotice } from '@/components/form/stale-notice';
import type { SettingsView } from '@/lib/work/records/settings-forms/read-settings';
import { readSettingsAction } from '../actions';
import { useCollectionWords } from '../collection-words';

/** Another person saved the settings first. */
export function StaleSettings(props: {
  workspace: string;
  settingsForm: string;
  onRead: (now: SettingsView) => void;
}) {
  const { workspace, settingsForm, onRead } = props;
  const words = useCollectionWords({ id: settingsForm });
  return (
    <StaleNotice
      read={() => readSettingsAction({ workspace, settingsForm })}
      onRead={onRead}
      versionOf={({ changedBy, fields }) => ({
        by: changedBy,
        versions: Object.entries(fields).flatMap(([name, value]) =>
          typeof value === 'string' && value !== '' ? { field: words.field(name), saved: value } : [],
        ),
      })}
    />
  );
}
