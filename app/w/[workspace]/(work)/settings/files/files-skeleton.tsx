'use client';

import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useFileHeads } from './file-columns';

/** Placeholder of the loading list. */
export function FilesSkeleton() {
  return <TableSkeleton columns={Object.values(useFileHeads())} />;
}
