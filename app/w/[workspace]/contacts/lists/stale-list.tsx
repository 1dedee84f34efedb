'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { Callout } from '@/components/ui/callout';
import type { ActionError } from '@/lib/action-result';
import type { ListView } from '@/lib/services/lists/list';
import { latestListAction } from './actions';

/** Someone else was faster (RO7): how the list is called now. The next try builds on it. */
export function StaleList(props: { workspace: string; seen: ListView; onRead: (now: ListView) => void }) {
  const t = useTranslations('contacts.lists');
  const { workspace, seen, onRead } = props;
  const [now, setNow] = useState<ListView | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const read = useEffectEvent(async () => {
    const answer = await latestListAction({ workspace, listId: seen.id });
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
      <p>{t('now', { name: now.name })}</p>
    </Callout>
  );
}
