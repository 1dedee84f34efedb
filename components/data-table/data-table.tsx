'use client';

import { type RowData, type RowSelectionState, type SortingState, useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { type ListColumn, listFeatures } from './columns';
import { RowList } from './row-list';
import { TableHead } from './table-head';
import { TableRow } from './table-row';
import { useListParams } from './use-list-params';
import { useTableView } from './use-table-view';

export interface DataTableProps<Row extends RowData> {
  /** Names the stored view (density, columns). */
  id: string;
  /** What the table lists, for those who do not see it. */
  label: string;
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  rowId: (row: Row) => string;
  /** The words a row is found by: a person's email. */
  rowLabel: (row: Row) => string;
  /** The sort while the address names none, such as `name` or `-seen`. */
  sortedBy?: string;
  /** Shows checkboxes; false disables one row's. */
  selectable?: (row: Row) => boolean;
  /** The acts on the selection; they take the place of the column heads. */
  bulk?: (selected: Row[], clear: () => void) => ReactNode;
  /** The `…` menu of a row on a phone, where the actions column has no room. */
  rowMenu?: (row: Row) => ReactNode;
  /** What stands there when no row does: `State`. */
  empty: ReactNode;
}

/** A list whose search, sort, filters and page live in the address and are answered by the server. */
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

  if (rows.length === 0) {
    return (
      <div role="status" className="grid min-h-0 flex-1 place-items-center overflow-auto border-t">
        {props.empty}
      </div>
    );
  }

  const selected = table.getSelectedRowModel().rows.map((row) => row.original);
  const clear = () => setRowSelection({});
  return (
    <>
      <div
        aria-busy={isPending}
        data-compact={view.density === 'compact' || undefined}
        className="relative min-h-0 flex-1 overflow-auto [scrollbar-color:var(--line-strong)_transparent] [scrollbar-width:thin] max-tablet:hidden"
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
            bulk={props.bulk?.(selected, clear)}
            clear={clear}
          />
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <TableRow
                key={row.id}
                row={row}
                label={props.rowLabel(row.original)}
                isSelectable={selectable !== undefined}
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

/** Below this the table scrolls sideways: a column without a width must not vanish. */
function leastWidth<Row extends RowData>(columns: readonly ListColumn<Row>[]): number {
  const shown = columns.filter(({ meta }) => !meta?.wideOnly);
  return shown.reduce((sum, { meta }) => sum + (meta?.width ?? 160), 52);
}
