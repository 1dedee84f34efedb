'use client';

import { useTranslations } from 'next-intl';
import { use } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { Radar, SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { Page } from '@/lib/platform/paging/page';
import type { PixelView } from '@/lib/work/pixels/pixel-view';
import { usePixelColumns, usePixelHeads } from './pixel-columns';

/** One page of the pixels that the person sees, as the server found them. */
export function PixelsTable(props: { pixels: Promise<Page<PixelView>>; workspace: string; q: string }) {
  const t = useTranslations('pixels');
  const columns = usePixelColumns(props.workspace);
  const page = use(props.pixels);
  const { rows } = page;
  return (
    <>
      <DataTable
        id="pixels"
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        sortedBy="name"
        empty={
          props.q ? (
            <State icon={<SearchX />} title={t('noResult', { q: props.q })} />
          ) : (
            <State icon={<Radar />} title={t('none')}>
              {t('noneLead')}
            </State>
          )
        }
      />
      <Pagination page={page} />
    </>
  );
}

/** Placeholder of the loading list. */
export function PixelsSkeleton() {
  return <TableSkeleton columns={Object.values(usePixelHeads())} />;
}
