'use client';

import type { Cell, ReactTable, RowData } from '@tanstack/react-table';
import { Fragment, type ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';
import { LabelledValue } from '@/components/ui/labelled-value';
import type { ColumnLook, listFeatures } from '../columns';
import { cellContent } from './cell-content';

/** The table on a phone: a list with two or three lines per row, built from the same cells. */
export function RowList<Row extends RowData>(props: {
  table: ReactTable<typeof listFeatures, Row>;
  label: string;
  rowLabel: (row: Row) => string;
  rowMenu?: (row: Row) => ReactNode;
}) {
  return (
    <ul
      aria-label={props.label}
      className="min-h-0 flex-1 overflow-y-auto border-t tablet:hidden print:hidden"
    >
      {props.table.getRowModel().rows.map((row) => {
        const cellsIn = (where: ColumnLook['phone']) =>
          row.getAllCells().filter((cell) => cell.column.columnDef.meta?.phone === where);
        const lead = cellsIn('lead');
        const line = cellsIn('line');
        const end = cellsIn('end');
        return (
          <li key={row.id} aria-label={props.rowLabel(row.original)} className="record-card">
            <div className="min-w-0">
              {lead.map((cell) => (
                <Fragment key={cell.id}>{cellContent(cell)}</Fragment>
              ))}
            </div>
            {props.rowMenu && <div>{props.rowMenu(row.original)}</div>}
            {line.length + end.length > 0 && (
              <div
                className={cn(
                  'record-line',
                  !lead.some((cell) => cell.column.columnDef.meta?.isBare) && 'pl-11',
                )}
              >
                {line.map((cell) => (
                  <div
                    key={cell.id}
                    className={cn('min-w-0 empty:hidden', cell.column.columnDef.meta?.isWhole && 'flex-none')}
                  >
                    {cellContent(cell)}
                  </div>
                ))}
                {end.map((cell, index) => (
                  <div
                    key={cell.id}
                    className={cn('type-13 flex-none whitespace-nowrap text-ink-3', index === 0 && 'ml-auto')}
                  >
                    <NamedContent cell={cell} />
                  </div>
                ))}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function NamedContent<Row extends RowData>({ cell }: { cell: Cell<typeof listFeatures, Row, unknown> }) {
  const { label = '', isNamed } = cell.column.columnDef.meta ?? {};
  const content = cellContent(cell);
  return isNamed ? <LabelledValue label={label}>{content}</LabelledValue> : content;
}
