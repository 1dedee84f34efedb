'use client';

import type { Row as ListRow, RowData } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/class-names';
import type { listFeatures } from '../columns';
import { cellContent } from './cell-content';

/** One row; `rowLabel` names it to screen readers. */
export function TableRow<Row extends RowData>(props: {
  row: ListRow<typeof listFeatures, Row>;
  label: string;
  isSelectable: boolean;
  select: (id: string, isSelected: boolean, isRange: boolean) => void;
}) {
  const { row, label } = props;
  const t = useTranslations('table');
  const isSelected = row.getIsSelected();
  return (
    <tr aria-label={label} data-selected={isSelected || undefined} className="record">
      {props.isSelectable && (
        <td data-screen-only className="cell pr-0">
          <Checkbox
            aria-label={t('select', { row: label })}
            checked={isSelected}
            disabled={!row.getCanSelect()}
            onCheckedChange={(checked, { event }) =>
              props.select(row.id, checked, 'shiftKey' in event && event.shiftKey === true)
            }
          />
        </td>
      )}
      {row.getVisibleCells().map((cell) => {
        const { meta } = cell.column.columnDef;
        const Cell = meta?.namesRow ? 'th' : 'td';
        return (
          <Cell
            key={cell.id}
            scope={meta?.namesRow ? 'row' : undefined}
            data-screen-only={meta?.silentHead || undefined}
            className={cn(
              'cell',
              meta?.wideOnly && 'max-roomy:not-print:hidden',
              meta?.align === 'end' && 'text-right',
            )}
          >
            {cellContent(cell)}
          </Cell>
        );
      })}
    </tr>
  );
}
