'use client';

import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useColumnHeads } from './record-columns';

/** Placeholder of the loading list. */
export function RecordsSkeleton() {
  return <TableSkeleton columns={Object.values(useColumnHeads())} />;
}
