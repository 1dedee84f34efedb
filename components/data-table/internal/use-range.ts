'use client';

import type { ReactTable, RowData } from '@tanstack/react-table';
import { useRef } from 'react';
import type { listFeatures } from '../columns';

/** Selects rows; with Shift, all from the row chosen last to this one. */
export function useRange<Row extends RowData>(table: ReactTable<typeof listFeatures, Row>) {
  const last = useRef<string | null>(null);

  return (id: string, isSelected: boolean, isRange: boolean) => {
    const rows = table.getRowModel().rows;
    const to = rows.findIndex((row) => row.id === id);
    const from = isRange ? rows.findIndex((row) => row.id === last.current) : -1;
    last.current = id;
    const range = from < 0 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const row of range) if (row.getCanSelect()) row.toggleSelected(isSelected);
  };
}
