'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAccessModel } from '@/components/lock/own-roles';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { groupHeading } from '@/lib/access/models/group-heading';
import { FeatureRows } from './feature-rows';
import type { GroupRow } from './matrix-rows';
import { type RoleHead, RoleHeadCell } from './role-head-cell';

/** The permission matrix: one column per role, one row per area, its permissions below it (S1.32). */
export function RolesMatrix(props: {
  model: string;
  heads: readonly RoleHead[];
  groups: readonly GroupRow[];
  /** The page that edits custom roles, for people who may. */
  editHref: string | null;
}) {
  const t = useTranslations('matrix');
  const groupWords = useTranslations('groups');
  const model = useAccessModel(props.model);
  const [open, setOpen] = useState<readonly string[]>([]);
  const isMany = props.heads.length > 4;
  const away = props.heads.filter(({ isHeldHere }) => !isHeldHere).map(({ role }) => role);

  if (props.groups.length === 0) {
    return (
      <div role="status" className="grid min-h-0 flex-1 place-items-center border-t">
        <State icon={<SearchX />} title={t('noResult')} />
      </div>
    );
  }
  const toggle = (feature: string) =>
    setOpen(open.includes(feature) ? open.filter((id) => id !== feature) : [...open, feature]);
  return (
    <section
      aria-label={t('title')}
      className="min-h-0 flex-1 overflow-auto -outline-offset-2 [scrollbar-width:thin]"
    >
      <table
        aria-label={t('title')}
        // Many roles scroll sideways, so that their texts stay readable.
        style={{ minWidth: isMany ? 400 + props.heads.length * 160 : undefined }}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <colgroup>
          <col className={isMany ? 'w-[208px]' : 'w-[232px] max-tablet:w-auto'} />
          <col className="max-roomy:hidden" />
          {props.heads.map(({ role }) => (
            <col key={role} className={widthOf(props.heads.length)} />
          ))}
        </colgroup>
        <thead>
          <tr className="[&>*]:sticky [&>*]:top-0 [&>*]:z-3 [&>*]:h-16 [&>*]:border-y [&>*]:bg-sunken [&>*]:px-4 [&>*]:py-2.5 [&>*]:text-left [&>*]:align-bottom max-tablet:[&>*]:px-0.5">
            <th scope="col" className="pl-(--gutter)! font-normal text-ink-3">
              {t('area')}
            </th>
            <td className="max-roomy:hidden" />
            {props.heads.map((head) => (
              <RoleHeadCell key={head.role} head={head} model={model} editHref={props.editHref} />
            ))}
          </tr>
        </thead>
        {props.groups.map(({ group, features }) => (
          <tbody key={group}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={props.heads.length + 1}
                className="type-12 sticky top-16 z-2 h-9 border-b bg-surface px-(--gutter) pt-1.5 text-left font-semibold text-ink-2"
              >
                {groupWords(groupHeading(model, group))}
              </th>
              {/* Not one cell with `colSpan`: the column of descriptions is missing on narrow screens. */}
              <td className="sticky top-16 z-2 border-b bg-surface max-roomy:hidden" />
            </tr>
            {features.map((row) => (
              <FeatureRows
                key={row.feature}
                row={row}
                model={model}
                away={away}
                isOpen={open.includes(row.feature)}
                toggle={() => toggle(row.feature)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** More roles get narrower columns, so that the area names stay readable beside them. */
function widthOf(roles: number): string {
  if (roles > 4) return 'w-[160px]';
  return roles > 3 ? 'w-[184px] max-tablet:w-16' : 'w-[232px] max-tablet:w-16';
}
