'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { Callout } from '@/components/ui/callout';
import type { ActionError } from '@/lib/action-result';
import type { SavedViewView } from '@/lib/services/contact-views/list';
import { useContactsPlace } from '../contacts-place';
import { latestViewAction } from './actions';

/** Someone else was faster (RO7): what the view is now. What was typed here is kept, and the next try builds on it. */
export function StaleView({ seen, onRead }: { seen: SavedViewView; onRead: (now: SavedViewView) => void }) {
  const t = useTranslations('contacts.savedViews');
  const { workspace } = useContactsPlace();
  const [now, setNow] = useState<SavedViewView | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const read = useEffectEvent(async () => {
    const answer = await latestViewAction({ workspace, viewId: seen.id });
    if (!answer.ok) return setError(answer.error);
    setNow(answer.data);
    onRead(answer.data);
  });
  useEffect(() => {
    void read();
  }, []);
  if (!now) return <FormError error={error} />;
  return (
    <Callout tone="error" role="alert">
      <b>{t('meanwhile')}</b>
      <p>{t('now', { name: now.name, seenBy: now.isShared ? t('everyone') : t('me') })}</p>
      <p>{t('kept')}</p>
    </Callout>
  );
}
