'use client';

import { useTranslations } from 'next-intl';
import { TableFilter } from '@/components/data-table/table-filter';
import { TableSearch } from '@/components/data-table/table-search';
import { ViewMenu } from '@/components/data-table/view-menu';
import { Toolbar } from '@/components/shell/page';
import { filtersOf } from '@/lib/work/collections/definition';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';
import { useColumnHeads } from './record-columns';

/** Search, and a filter for the state and for each listed choice. */
export function CollectionToolbar() {
  const { collection } = useCollectionPage();
  const t = useTranslations('records');
  const features = useTranslations('features');
  const words = useCollectionWords(collection);
  const { name: _, actions: __, ...optional } = useColumnHeads();
  const title = features(`${collection.id}.label`);
  return (
    <Toolbar
      search={<TableSearch label={t('searchIn', { title })} placeholder={t('search')} />}
      filters={filtersOf(collection).map(({ name, options }) => (
        <TableFilter
          key={name}
          name={name}
          label={name === 'state' ? t('state') : words.field(name)}
          options={options.map((value) => ({
            value,
            label: name === 'state' ? words.state(value) : words.choice(name, value),
          }))}
        />
      ))}
      end={
        <ViewMenu
          table={collection.id}
          columns={Object.entries(optional).map(([id, { label }]) => ({ id, label }))}
        />
      }
    />
  );
}
