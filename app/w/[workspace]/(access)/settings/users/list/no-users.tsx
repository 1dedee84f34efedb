'use client';

import { useTranslations } from 'next-intl';
import { useClearList, useListParams } from '@/components/data-table/use-list-params';
import { Button } from '@/components/ui/button';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { userFilters } from '../user-filters';

/**
 * Shown when no member matches: the active filters, and a button that clears them. Without filters the list is never
 * empty, because it contains the reader.
 */
export function NoUsers() {
  const t = useTranslations('users');
  const { params } = useListParams();
  const { clearFilters, clearAll } = useClearList(userFilters);
  return (
    <State
      icon={<SearchX />}
      title={params.q ? t('nobodyMatches', { query: params.q }) : t('nobodyFiltered')}
      actions={
        <>
          {params.q && <Button onClick={() => void clearFilters()}>{t('clearFilters')}</Button>}
          <Button variant={params.q ? 'quiet' : 'secondary'} onClick={() => void clearAll()}>
            {t('showEveryone')}
          </Button>
        </>
      }
    >
      {t('nobodyHint')}
    </State>
  );
}
