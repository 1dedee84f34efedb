'use client';

import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useColumnHeads } from './columns';

/** The shape of the list that is coming. */
export function UsersSkeleton() {
  return <TableSkeleton columns={Object.values(useColumnHeads())} />;
}
