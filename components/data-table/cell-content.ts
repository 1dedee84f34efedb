import type { Cell, RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { listFeatures } from './columns';

/**
 * What stands in a cell. The column's function is called, not mounted as a component: columns are made anew whenever
 * the page's texts arrive again, and a cell that was mounted again would close what is open in it.
 */
export function cellContent<Row extends RowData>(cell: Cell<typeof listFeatures, Row, unknown>): ReactNode {
  const { cell: content } = cell.column.columnDef;
  return typeof content === 'function' ? content(cell.getContext()) : content;
}
