'use client';

import { ChevronRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import type { AccessModel } from '@/lib/policy/model';
import { MatrixCell } from './matrix-cell';
import type { FeatureRow, PermissionRow } from './matrix-rows';

const cellClass = 'border-b px-4 max-tablet:px-2';
const describedClass = 'type-13 text-ink-2 max-wide:hidden';

/** An area and, when it is open, what can be done in it. */
export function FeatureRows(props: {
  row: FeatureRow;
  model: AccessModel;
  isOpen: boolean;
  toggle: () => void;
}) {
  const { row, model, isOpen, toggle } = props;
  const features = useTranslations('features');
  const permissions = useTranslations('permissions');
  const area = features(`${row.feature}.label`);
  return (
    <>
      <tr className="hover:bg-hover">
        <th
          scope="row"
          className={cn(cellClass, 'h-10 pl-(--gutter)! text-left font-medium max-tablet:h-11')}
        >
          {row.permissions.length > 0 ? (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={toggle}
              className="-ml-[18px] inline-flex h-7 items-center gap-1 text-left font-medium max-tablet:ml-0"
            >
              <ChevronRight
                className={cn('icon-14 flex-none text-ink-3 transition-transform', isOpen && 'rotate-90')}
                aria-hidden
              />
              {area}
            </button>
          ) : (
            area
          )}
        </th>
        <td className={cn(cellClass, describedClass)}>
          <div className="truncate">{features(`${row.feature}.description`)}</div>
        </td>
        <Cells row={row} area={area} model={model} />
      </tr>
      {isOpen &&
        row.permissions.map((each) => {
          const label = permissions(each.permission);
          return (
            <tr
              key={each.permission}
              className="bg-[color-mix(in_oklab,var(--sunken)_70%,transparent)] hover:bg-hover"
            >
              <th
                scope="row"
                className={cn(
                  cellClass,
                  'h-9 pl-[52px]! text-left font-normal text-ink-2 max-tablet:h-11 max-tablet:pl-8!',
                )}
              >
                {label}
              </th>
              <td className={cn(cellClass, describedClass)}>
                <RestrictionNames row={each} model={model} />
              </td>
              <Cells row={each} area={`${area}, ${label}`} model={model} />
            </tr>
          );
        })}
    </>
  );
}

function Cells({ row, area, model }: { row: PermissionRow; area: string; model: AccessModel }) {
  return row.cells.map((cell) => (
    <td
      key={cell.role}
      className={cn(
        cellClass,
        'border-l',
        cell.own && 'bg-[color-mix(in_oklab,var(--accent-soft)_45%,transparent)]',
      )}
    >
      <MatrixCell cell={cell} area={area} model={model} />
    </td>
  ));
}

/** Which restrictions take a permission away, by name. */
function RestrictionNames({ row, model }: { row: PermissionRow; model: AccessModel }) {
  const t = useTranslations('matrix');
  const words = useTranslations('restrictions');
  const format = useFormatter();
  const ids = [...new Set(row.cells.flatMap(({ restrictions }) => restrictions))];
  if (ids.length === 0) return null;
  const names = format.list(ids.map((id) => words(`${model.id}.${id}.label`)));
  return <div className="truncate">{t('restrictionNames', { count: ids.length, names })}</div>;
}
