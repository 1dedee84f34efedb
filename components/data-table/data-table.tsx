'use client';

import { type RowData, type RowSelectionState, type SortingState, useTable } from '@tanstack/react-table';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type ListColumn, listFeatures } from './columns';
import { MatchingOffer } from './internal/matching-offer';
import type { MatchingRows } from './internal/matching-rows';
import { RowList } from './internal/row-list';
import { TableHead } from './internal/table-head';
import { TableRow } from './internal/table-row';
import { useRange } from './internal/use-range';
import { useRowKeys } from './internal/use-row-keys';
import { useTableView } from './internal/use-table-view';
import { useListParams } from './use-list-params';

export interface DataTableProps<Row extends RowData> {
  /** Key of the stored view (density, columns). */
  id: string;
  /** Accessible name of the table. */
  label: string;
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  rowId: (row: Row) => string;
  /** Identifies a row to screen readers, such as a person's email. */
  rowLabel: (row: Row) => string;
  /** The sort in force while the address names none, such as `name` or `-seen`. */
  sortedBy?: string;
  /** Shows checkboxes; returning false disables that of one row. */
  selectable?: (row: Row) => boolean;
  /** The actions on the selection; they replace the column heads. */
  bulk?: (selected: Row[], clear: () => void, matching: MatchingRows | null) => ReactNode;
  /** Offers to select all rows that match, at most `most`, once all of the page are selected. */
  matching?: { total: Promise<{ total: number; isMore: boolean }>; most: number };
  /** The `…` menu of a row on a phone, where the actions column has no room. */
  rowMenu?: (row: Row) => ReactNode;
  /** Shown when there are no rows: a `State`. */
  empty: ReactNode;
}

/** A list that keeps its search, sort, filters and page in the address; the server answers them. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { rows, columns, rowId, selectable } = props;
  const { params, sortBy, isPending } = useListParams();
  const [view] = useTableView(props.id);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const sorting = useMemo(() => sortingOf(params.sort ?? props.sortedBy), [params.sort, props.sortedBy]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(view.hidden.map((id) => [id, false])),
    [view.hidden],
  );

  const table = useTable({
    features: listFeatures,
    data: rows,
    columns,
    getRowId: rowId,
    state: { sorting, rowSelection, columnVisibility },
    manualSorting: true,
    enableSortingRemoval: false,
    sortDescFirst: false,
    enableRowSelection: (row) => selectable?.(row.original) ?? false,
    onRowSelectionChange: setRowSelection,
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update;
      void sortBy(next ? `${next.desc ? '-' : ''}${next.id}` : null);
    },
  });

  const address = useSearchParams().toString();
  const [matched, setMatched] = useState<MatchingRows | null>(null);
  const select = useRange(table);
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = useRowKeys(body);

  if (rows.length === 0) {
    return (
      <div role="status" className="grid min-h-0 flex-1 place-items-center overflow-auto border-t">
        {props.empty}
      </div>
    );
  }

  const selected = table.getSelectedRowModel().rows.map((row) => row.original);
  const clear = () => {
    setRowSelection({});
    setMatched(null);
  };
  // Another filter or page, or one row taken away, returns to the selected rows.
  const isAll = table.getIsAllRowsSelected();
  const matching = isAll && matched?.address === address ? matched : null;
  return (
    <>
      <div
        aria-busy={isPending}
        data-compact={view.density === 'compact' || undefined}
        className="relative min-h-0 flex-1 overflow-auto [scrollbar-color:var(--line-strong)_transparent] [scrollbar-width:thin] max-tablet:not-print:hidden"
      >
        <table
          aria-label={props.label}
          style={{ minWidth: leastWidth(columns) }}
          className="w-full table-fixed border-separate border-spacing-0"
        >
          <TableHead
            table={table}
            isSelectable={selectable !== undefined}
            selectedCount={selected.length}
            bulk={props.bulk?.(selected, clear, matching)}
            matching={matching}
            offer={
              props.matching &&
              isAll && (
                <MatchingOffer
                  {...props.matching}
                  shown={rows.length}
                  select={(count) => setMatched({ address, count })}
                />
              )
            }
            clear={clear}
          />
          <tbody ref={body} {...keys}>
            {table.getRowModel().rows.map((row) => (
              <TableRow
                key={row.id}
                row={row}
                label={props.rowLabel(row.original)}
                isSelectable={selectable !== undefined}
                select={select}
              />
            ))}
          </tbody>
        </table>
      </div>
      <RowList table={table} label={props.label} rowLabel={props.rowLabel} rowMenu={props.rowMenu} />
    </>
  );
}

function sortingOf(sort: string | undefined): SortingState {
  if (!sort) return [];
  return [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }];
}

/** The table scrolls sideways below this width, so that columns without a width stay visible. */
function leastWidth<Row extends RowData>(columns: readonly ListColumn<Row>[]): number {
  const shown = columns.filter(({ meta }) => !meta?.wideOnly);
  return shown.reduce((sum, { meta }) => sum + (meta?.narrow ?? meta?.width ?? 160), 52);
}
