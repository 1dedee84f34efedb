'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import { latestListAction } from './actions';

/** Another person changed the list first. */
export function StaleList(props: { workspace: string; seen: ListView; onRead: (now: ListView) => void }) {
  const t = useTranslations('contacts.lists');
  const { workspace, seen, onRead } = props;
  return (
    <StaleNotice
      read={() => latestListAction({ workspace, listId: seen.id })}
      onRead={onRead}
      versionOf={({ name }) => ({ versions: [{ field: t('name'), saved: name }] })}
    />
  );
}
