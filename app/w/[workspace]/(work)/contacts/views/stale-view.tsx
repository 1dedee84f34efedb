'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Callout } from '@/components/ui/callout';
import type { SavedViewView } from '@/lib/work/contacts/views/list-views';
import { useContactsPage } from '../contacts-page-context';
import { latestViewAction } from './actions';

/** Someone else was faster (RO7): what the view is now. What was typed here is kept, and the next try builds on it. */
export function StaleView({ seen, onRead }: { seen: SavedViewView; onRead: (now: SavedViewView) => void }) {
  const t = useTranslations('contacts.savedViews');
  const { workspace } = useContactsPage();
  const { data: now, error } = useAnswer(() => latestViewAction({ workspace, viewId: seen.id }), onRead);
  if (!now) return <FormError error={error} />;
  return (
    <Callout tone="error" role="alert">
      <b>{t('meanwhile')}</b>
      <p>{t('now', { name: now.name, seenBy: now.isShared ? t('everyone') : t('me') })}</p>
      <p>{t('kept')}</p>
    </Callout>
  );
}
