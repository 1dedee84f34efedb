'use client';

import type { Header, ReactTable, RowData } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/class-names';
import { ArrowDown, ArrowUp } from '@/components/ui/icons';
import { BulkBar } from '../bulk-bar';
import type { listFeatures } from '../columns';
import { columnWidth } from './column-width';
import type { MatchingRows } from './matching-rows';

/** A head cell: sticky, sunken, hairlines above and below. The outermost cells align with the page's gutter. */
export const headCell =
  'sticky top-0 z-2 h-9 border-y bg-sunken px-3 text-left type-12 whitespace-nowrap text-ink-3 first:pl-6 last:pr-6';

/** The column heads; the bulk bar replaces them while rows are selected, so that the layout does not shift. */
export function TableHead<Row extends RowData>(props: {
  table: ReactTable<typeof listFeatures, Row>;
  isSelectable: boolean;
  selectedCount: number;
  bulk: ReactNode;
  matching: MatchingRows | null;
  /** Selects all rows that match. */
  offer: ReactNode;
  clear: () => void;
}) {
  const { table, isSelectable, selectedCount } = props;
  const t = useTranslations('table');
  const columns = table.getVisibleLeafColumns();
  const hasBulk = selectedCount > 0 && props.bulk;

  return (
    <>
      <colgroup>
        {isSelectable && <col data-screen-only className="w-[52px]" />}
        {columns.map(({ id, columnDef: { meta } }) => (
          <col
            key={id}
            style={columnWidth(meta).style}
            data-screen-only={meta?.silentHead || undefined}
            className={cn(columnWidth(meta).className, meta?.wideOnly && 'max-roomy:not-print:hidden')}
          />
        ))}
      </colgroup>
      <thead>
        {hasBulk ? (
          <BulkBar
            count={selectedCount}
            columns={columns.length}
            isAll={table.getIsAllRowsSelected()}
            matching={props.matching}
            offer={props.offer}
            toggleAll={() => table.toggleAllRowsSelected(!table.getIsAllRowsSelected())}
            clear={props.clear}
          >
            {props.bulk}
          </BulkBar>
        ) : (
          <tr>
            {isSelectable && (
              <th data-screen-only className={cn(headCell, 'pr-0')}>
                <Checkbox
                  aria-label={t('selectAll')}
                  checked={false}
                  onCheckedChange={() => table.toggleAllRowsSelected(true)}
                />
              </th>
            )}
            {table.getLeafHeaders().map((header) => (
              <ColumnHead key={header.id} header={header} />
            ))}
          </tr>
        )}
      </thead>
    </>
  );
}

function ColumnHead<Row extends RowData>({ header }: { header: Header<typeof listFeatures, Row> }) {
  const { column } = header;
  const { meta } = column.columnDef;
  const sorted = column.getIsSorted();
  const label = meta?.silentHead ? <span className="sr-only">{meta.label}</span> : (meta?.label ?? column.id);
  return (
    <th
      scope="col"
      data-screen-only={meta?.silentHead || undefined}
      aria-sort={sorted ? (sorted === 'desc' ? 'descending' : 'ascending') : undefined}
      className={cn(
        headCell,
        meta?.wideOnly && 'max-roomy:not-print:hidden',
        meta?.align === 'end' && 'text-right',
      )}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          className={cn('inline-flex h-6 items-center gap-1 hover:text-ink', sorted && 'text-ink')}
        >
          {label}
          {sorted === 'asc' && <ArrowUp className="icon-12" aria-hidden />}
          {sorted === 'desc' && <ArrowDown className="icon-12" aria-hidden />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
