'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Callout } from '@/components/ui/callout';
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import { latestListAction } from './actions';

/** Someone else was faster (RO7): how the list is called now. The next try builds on it. */
export function StaleList(props: { workspace: string; seen: ListView; onRead: (now: ListView) => void }) {
  const t = useTranslations('contacts.lists');
  const { workspace, seen, onRead } = props;
  const { data: now, error } = useAnswer(() => latestListAction({ workspace, listId: seen.id }), onRead);
  if (!now) return <FormError error={error} />;
  return (
    <Callout tone="error" role="alert">
      <b>{t('meanwhile')}</b>
      <p>{t('now', { name: now.name })}</p>
    </Callout>
  );
}
