'use client';

import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useFileHeads } from './file-columns';

/** The shape of the list that is coming. */
export function FilesSkeleton() {
  return <TableSkeleton columns={Object.values(useFileHeads())} />;
}
