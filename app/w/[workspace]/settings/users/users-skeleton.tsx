'use client';

import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useColumnHeads, useShownColumns } from './columns';

/** The shape of the list that is coming. */
export function UsersSkeleton() {
  const heads = Object.entries(useColumnHeads());
  const isShown = useShownColumns();
  return <TableSkeleton columns={heads.filter(([id]) => isShown(id)).map(([, head]) => head)} />;
}
