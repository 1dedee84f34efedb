'use client';

import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useColumnHeads } from './record-columns';

/** The shape of the list that is coming. */
export function RecordsSkeleton() {
  return <TableSkeleton columns={Object.values(useColumnHeads())} />;
}
