'use client';

import { useTranslations } from 'next-intl';
import { useClearList, useListFilters, useListParams } from '@/components/data-table/use-list-params';
import { Button } from '@/components/ui/button';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { filtersOf } from '@/lib/work/collections/definition';
import { CollectionIcon } from '../collection-icon';
import { useCollectionPage } from '../collection-page-context';
import { NewRecordButton } from './collection-head';

/** Shown without records, with the action that adds one; or without matches, with the active filters. */
export function NoRecords() {
  const { collection } = useCollectionPage();
  const t = useTranslations('collections');
  const records = useTranslations('records');
  const names = filtersOf(collection).map(({ name }) => name);
  const { params } = useListParams();
  const isFiltered = useListFilters(names).some(({ length }) => length > 0);
  const { clearAll } = useClearList(names);
  if (!params.q && !isFiltered) {
    return (
      <State
        icon={<CollectionIcon of={collection} />}
        title={t(`${collection.id}.empty`)}
        actions={<NewRecordButton variant="secondary" />}
      >
        {t(`${collection.id}.emptyHint`)}
      </State>
    );
  }
  return (
    <State
      icon={<SearchX />}
      title={params.q ? records('noneMatches', { query: params.q }) : records('noneFiltered')}
      actions={<Button onClick={() => void clearAll()}>{records('showAll')}</Button>}
    />
  );
}
