'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/components/ui/class-names';
import { ChevronRight } from '@/components/ui/icons';
import type { AccessModel } from '@/lib/policy/model';
import type { ComparedFeature, ComparedRow } from './compare';
import { MatrixCell } from './matrix-cell';

const cellClass = 'border-b px-4 max-tablet:px-2';

/** An area of two roles and, when expanded, the permissions that differ. */
export function ComparedRows({ compared, model }: { compared: ComparedFeature; model: AccessModel }) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const { row, within } = compared;
  const area = t(`features.${row.feature}.label`);
  const canOpen = row.permissions.length > 0 && within.length > 0;
  return (
    <>
      <tr className="hover:bg-hover">
        <th
          scope="row"
          className={cn(
            cellClass,
            'h-10 pl-(--gutter)! text-left font-medium max-tablet:h-11 max-tablet:py-1.5 max-tablet:[overflow-wrap:anywhere]',
          )}
        >
          {canOpen ? (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              className="-ml-[18px] inline-flex min-h-7 items-center gap-1 text-left font-medium max-tablet:-ml-[14px] max-tablet:gap-0"
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
        <td className={cn(cellClass, 'type-13 text-ink-2 max-roomy:hidden')}>
          <div className="truncate">{t(`features.${row.feature}.description`)}</div>
        </td>
        <Sides compared={compared} area={area} model={model} within={within.length} />
      </tr>
      {isOpen &&
        within.map((each) => {
          const label = t(`permissions.${each.row.permission}`);
          return (
            <tr key={each.row.permission} className="bg-sunken hover:bg-hover">
              <th
                scope="row"
                className={cn(cellClass, 'h-9 pl-[52px]! text-left font-normal text-ink-2 max-tablet:pl-8!')}
              >
                {label}
              </th>
              <td className={cn(cellClass, 'max-roomy:hidden')} />
              <Sides compared={each} area={`${area}, ${label}`} model={model} within={0} />
            </tr>
          );
        })}
    </>
  );
}

function Sides(props: { compared: ComparedRow; area: string; model: AccessModel; within: number }) {
  const { compared, area, model, within } = props;
  return (
    <>
      {[compared.left, compared.right].map((cell) => (
        <td key={cell.role} className={cn(cellClass, 'border-l')}>
          <MatrixCell cell={cell} area={area} model={model} />
        </td>
      ))}
      <td className={cn(cellClass, 'type-13 border-l text-ink-2')}>
        <InWords compared={compared} model={model} within={within} />
      </td>
    </>
  );
}

function InWords({ compared, model, within }: { compared: ComparedRow; model: AccessModel; within: number }) {
  const t = useTranslations();
  const { difference } = compared;
  const label = (role: string) => t(`roles.${model.id}.${role}.label`);
  switch (difference.kind) {
    case 'one-sided':
      return t(`matrix.${difference.word}`, { role: label(difference.role) });
    case 'reach':
      return t('matrix.sees', { role: label(difference.role), scope: t(`scopes.${difference.scope}`) });
    case 'decided-otherwise':
      return t('matrix.decidedOtherwise');
    case 'same':
      return within > 0 ? t('matrix.within', { count: within }) : t('matrix.same');
  }
}
