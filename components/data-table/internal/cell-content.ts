import type { Cell, RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { listFeatures } from '../columns';

/**
 * Returns the content of a cell. It calls the column's function instead of mounting it as a component: columns are
 * created again whenever the page's texts arrive, and a remounted cell would close its open menus.
 */
export function cellContent<Row extends RowData>(cell: Cell<typeof listFeatures, Row, unknown>): ReactNode {
  const { cell: content } = cell.column.columnDef;
  return typeof content === 'function' ? content(cell.getContext()) : content;
}
