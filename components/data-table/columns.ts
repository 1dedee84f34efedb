import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';

export interface ColumnLook {
  /** Used by the head and the View menu. */
  label: string;
  /** In pixels. Columns without a width share the remaining space. */
  width?: number;
  /** The width at 1360 px and less, so that names stay whole. */
  narrow?: number;
  /** Hidden at 1360 px and less, so that names stay whole. */
  wideOnly?: boolean;
  /** The cell that names the row (`<th scope="row">`). Exactly one column per table sets it. */
  namesRow?: boolean;
  /** The head is visible to screen readers only, such as that of the actions. */
  silentHead?: boolean;
  align?: 'end';
  /** Position in a phone's list: beside the name, on the second line or at its right end. Absent: hidden. */
  phone?: 'lead' | 'line' | 'end';
  /** Keeps its full width on the second line of a phone; its neighbours shrink instead. */
  isWhole?: boolean;
  /** On phones its label goes before the value, which is only a number. */
  isNamed?: boolean;
  /** The name has no picture, so on phones the second line is not indented. */
  isBare?: boolean;
}

/** The server sorts, filters and pages; the table keeps the selection and the column visibility. */
export const listFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: {} as ColumnLook,
});

export type ListColumn<Row extends RowData> = ColumnDef<typeof listFeatures, Row>;

/**
 * Creates the columns of a list. Keep the result stable (module scope or `useMemo`).
 *
 * `const column = columnsOf<Member>(); column.display({ id: 'name', enableSorting: true, meta: { label }, cell })`
 */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<typeof listFeatures, Row>();
}
