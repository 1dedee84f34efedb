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
  /** In words: head, View menu. */
  label: string;
  /** In pixels; without it the column shares what is left. */
  width?: number;
  /** Gives way at 1240 px and less. */
  wideOnly?: boolean;
  /** The cell that names the row (`<th scope="row">`). One a table. */
  namesRow?: boolean;
  /** The head is read, not seen: actions. */
  silentHead?: boolean;
  align?: 'end';
  /** Where it stands in the list of a phone: beside the name, on the second line, at its right end, or nowhere. */
  phone?: 'lead' | 'line' | 'end';
  /** On the second line of a phone it keeps its width, and its neighbours give way. */
  isWhole?: boolean;
  /** The name stands without a picture: on a phone, what is below it begins at the edge too. */
  isBare?: boolean;
}

/** Sorting, filtering and paging are the server's; the table keeps selection and which columns show. */
export const listFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: {} as ColumnLook,
});

export type ListColumn<Row extends RowData> = ColumnDef<typeof listFeatures, Row>;

/**
 * Makes the columns of a list. Keep the result stable (module scope or `useMemo`).
 *
 * `const column = columnsOf<Member>(); column.display({ id: 'name', enableSorting: true, meta: { label }, cell })`
 */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<typeof listFeatures, Row>();
}
