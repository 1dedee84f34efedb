'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { ChevronRight } from '@/components/ui/icons';
import type { AccessModel } from '@/lib/policy/model';
import { MatrixCell } from './matrix-cell';
import type { FeatureRow, PermissionRow } from './matrix-rows';

const cellClass = 'border-b px-4 max-tablet:px-2';
const describedClass = 'type-13 py-1.5 text-ink-2 max-roomy:hidden';

/** An area and, when expanded, its permissions. */
export function FeatureRows(props: {
  row: FeatureRow;
  model: AccessModel;
  /** Roles that no member can have at this depth: the head says so, their cells stay empty. */
  away: readonly string[];
  isOpen: boolean;
  toggle: () => void;
}) {
  const { row, model, away, isOpen, toggle } = props;
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
          <div>{features(`${row.feature}.description`)}</div>
          <Conditions row={row} model={model} away={away} />
        </td>
        <Cells row={row} area={area} model={model} away={away} />
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
                <DecidedBy row={each} model={model} away={away} />
              </td>
              <Cells row={each} area={`${area}, ${label}`} model={model} away={away} />
            </tr>
          );
        })}
    </>
  );
}

function Cells(props: { row: PermissionRow; area: string; model: AccessModel; away: readonly string[] }) {
  const { row, area, model, away } = props;
  return row.cells.map((cell) => (
    <td
      key={cell.role}
      className={cn(
        cellClass,
        'border-l',
        cell.own && 'bg-[color-mix(in_oklab,var(--accent-soft)_45%,transparent)]',
      )}
    >
      <MatrixCell cell={cell} area={area} model={model} isAway={away.includes(cell.role)} />
    </td>
  ));
}

/** The restrictions that take a permission away, the rights that give it, and its requirements. */
function DecidedBy(props: { row: PermissionRow; model: AccessModel; away: readonly string[] }) {
  const { row, model, away } = props;
  const t = useTranslations('matrix');
  const words = useTranslations();
  const format = useFormatter();
  const names = (kind: 'restrictions' | 'rights') => {
    const ids = [...new Set(row.cells.flatMap((cell) => cell[kind]))];
    return {
      count: ids.length,
      names: format.list(ids.map((id) => words(`${kind}.${model.id}.${id}.label`))),
    };
  };
  const restrictions = names('restrictions');
  const rights = names('rights');
  return (
    <>
      {restrictions.count > 0 && <div>{t('restrictionNames', restrictions)}</div>}
      {rights.count > 0 && <div>{t('rightNames', rights)}</div>}
      <Conditions row={row} model={model} away={away} />
    </>
  );
}

/** The requirements that are not met here, of roles that are held here and could have it (S0.2, S2.19, S3.15). */
function Conditions(props: { row: PermissionRow; model: AccessModel; away: readonly string[] }) {
  const { row, model, away } = props;
  const t = useTranslations('requirements');
  const unmet = row.cells.filter(
    ({ state, isHere, role }) => state !== 'never' && !isHere && !away.includes(role),
  );
  const ids = [...new Set(unmet.flatMap(({ requirements }) => requirements))];
  return ids.map((id) => (
    <div key={id} className="text-ink-3">
      {t(`${model.id}.${id}`)}
    </div>
  ));
}
