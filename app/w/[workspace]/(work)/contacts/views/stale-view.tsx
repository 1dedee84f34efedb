'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import type { SavedViewView } from '@/lib/work/contacts/views/list-views';
import { useContactsPage } from '../contacts-page-context';
import { latestViewAction } from './actions';

/** Another person changed the view first. */
export function StaleView({ seen, onRead }: { seen: SavedViewView; onRead: (now: SavedViewView) => void }) {
  const t = useTranslations('contacts.savedViews');
  const { workspace } = useContactsPage();
  return (
    <StaleNotice
      read={() => latestViewAction({ workspace, viewId: seen.id })}
      onRead={onRead}
      versionOf={({ name, isShared }) => ({
        versions: [
          { field: t('name'), saved: name },
          { field: t('seenBy'), saved: isShared ? t('everyone') : t('me') },
        ],
      })}
    />
  );
}
