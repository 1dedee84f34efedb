'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import type { Page } from '@/lib/platform/paging/page';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';
import { RecordMenu } from '../dialogs/record-menu';
import { NoRecords } from './no-records';
import { useRecordColumns } from './record-columns';

/** One page of the collection's records, as the server found them. */
export function RecordTable({ page }: { page: Page<RecordView> }) {
  const { collection } = useCollectionPage();
  const features = useTranslations('features');
  const columns = useRecordColumns();
  const { rows } = page;
  return (
    <>
      <DataTable
        id={collection.id}
        label={features(`${collection.id}.label`)}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        sortedBy="name"
        rowMenu={(record) => <RecordMenu record={record} />}
        empty={<NoRecords />}
      />
      <Pagination page={page} />
    </>
  );
}
