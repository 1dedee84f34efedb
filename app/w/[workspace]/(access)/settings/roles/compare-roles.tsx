'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { RoleButton } from '@/components/lock/role-button';
import { cn } from '@/components/ui/class-names';
import { ChevronRight } from '@/components/ui/icons';
import { groupHeading } from '@/lib/access/models/group-heading';
import type { AccessModel } from '@/lib/policy/model';
import { balance, compare, differs } from './compare';
import { ComparedRows } from './compared-rows';
import type { GroupRow } from './matrix-rows';
import { narrowHead, peopleOf, type RoleHead } from './role-head-cell';

const headClass =
  '[&>*]:sticky [&>*]:top-0 [&>*]:z-3 [&>*]:h-16 [&>*]:border-y [&>*]:bg-sunken [&>*]:px-4 [&>*]:py-2.5 [&>*]:text-left [&>*]:align-bottom max-tablet:[&>*]:px-2';

/** Compares two roles in words; equal rows fold into one line. Nothing is red, because a comparison removes nothing. */
export function CompareRoles(props: {
  model: AccessModel;
  groups: readonly GroupRow[];
  first: RoleHead;
  second: RoleHead;
  onlyDifferences: boolean;
}) {
  const { model, first, second, onlyDifferences } = props;
  const t = useTranslations('matrix');
  const words = useTranslations();
  const groups = compare(props.groups, first.role, second.role);
  const all = groups.flatMap(({ features }) => features);
  const different = all.filter(differs);
  const label = (role: string) => words(`roles.${model.id}.${role}.label`);
  return (
    <section
      aria-label={t('compareTwo')}
      className="min-h-0 flex-1 overflow-auto -outline-offset-2 [scrollbar-width:thin]"
    >
      <table aria-label={t('compareTwo')} className="w-full table-fixed border-separate border-spacing-0">
        <colgroup>
          <col className="w-[232px] max-tablet:w-auto" />
          <col className="max-roomy:hidden" />
          <col className="w-[180px] max-tablet:w-[60px]" />
          <col className="w-[180px] max-tablet:w-[60px]" />
          <col className="w-[264px] max-tablet:w-[34%]" />
        </colgroup>
        <thead>
          <tr className={headClass}>
            <td className="pl-(--gutter)! text-ink-3">{t('differences', { count: different.length })}</td>
            <td className="max-roomy:hidden" />
            {[first, second].map((head) => (
              <th key={head.role} scope="col" className="border-l font-normal">
                <span className="max-tablet:text-[11px] max-tablet:[&_.lucide]:hidden">
                  <RoleButton
                    model={model}
                    role={head.role}
                    people={head.total}
                    className={cn('font-semibold', narrowHead)}
                  />
                </span>
                <small className="type-12 block truncate text-ink-3 max-tablet:hidden">
                  {t('people', peopleOf(head))}
                </small>
              </th>
            ))}
            <th scope="col" className="border-l font-normal">
              <b className="block font-semibold">{t('difference')}</b>
              <small className="type-12 block text-ink-3 leading-[14px] max-tablet:hidden">
                {t('balance', { role: label(second.role), ...balance(all) })}
              </small>
            </th>
          </tr>
        </thead>
        {groups.map(({ group, features }) => {
          const count = features.filter(differs).length;
          const shown = onlyDifferences ? features.filter(differs) : features;
          if (shown.length === 0) return null;
          return (
            <tbody key={group}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={4}
                  className="type-12 h-9 border-b px-(--gutter) pt-1.5 text-left font-normal text-ink-3"
                >
                  <b className="font-semibold text-ink-2">{words(`groups.${groupHeading(model, group)}`)}</b>{' '}
                  {t('ofDiffer', { count, total: features.length })}
                </th>
                {/* Not one cell with `colSpan`: the column of descriptions is missing on narrow screens. */}
                <td className="border-b max-roomy:hidden" />
              </tr>
              {shown.map((feature) => (
                <ComparedRows key={feature.row.feature} compared={feature} model={model} />
              ))}
            </tbody>
          );
        })}
      </table>
      {onlyDifferences && <Same areas={all.filter((each) => !differs(each)).map(({ row }) => row.feature)} />}
    </section>
  );
}

function Same({ areas }: { areas: readonly string[] }) {
  const t = useTranslations('matrix');
  const words = useTranslations();
  const format = useFormatter();
  const [isOpen, setOpen] = useState(false);
  if (areas.length === 0) return null;
  const names = format.list(
    areas.map((id) => words(`features.${id}.label`)),
    { type: 'unit' },
  );
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
      className="flex min-h-11 w-full items-center gap-2 border-b px-(--gutter) py-2 text-left text-ink-2 hover:bg-hover"
    >
      <ChevronRight
        className={cn('icon-14 flex-none text-ink-3 transition-transform', isOpen && 'rotate-90')}
        aria-hidden
      />
      <span className={isOpen ? undefined : 'truncate'}>
        {t('areSame', { count: areas.length, areas: names })}
      </span>
    </button>
  );
}
