'use client';

import { Pencil, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAccessModel } from '@/components/lock/own-roles';
import { RoleButton } from '@/components/lock/role-button';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/class-names';
import { State } from '@/components/ui/state';
import { groupHeading } from '@/lib/access/models/group-heading';
import { FeatureRows } from './feature-rows';
import type { GroupRow } from './matrix-rows';

export interface RoleHead {
  role: string;
  total: number;
  restricted: number;
  /** Whether members can have the role at the depth of this workspace (S0.10). */
  isHeldHere: boolean;
  /** The number of the actor's own restrictions, in their own column. */
  own: number | null;
}

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
          <col className="max-wide:hidden" />
          {props.heads.map(({ role }) => (
            <col key={role} className={widthOf(props.heads.length)} />
          ))}
        </colgroup>
        <thead>
          <tr className="[&>*]:sticky [&>*]:top-0 [&>*]:z-3 [&>*]:h-16 [&>*]:border-y [&>*]:bg-sunken [&>*]:px-4 [&>*]:py-2.5 [&>*]:text-left [&>*]:align-bottom max-tablet:[&>*]:px-0.5">
            <th scope="col" className="pl-(--gutter)! font-normal text-ink-3">
              {t('area')}
            </th>
            <td className="max-wide:hidden" />
            {props.heads.map((head) => (
              <th
                key={head.role}
                scope="col"
                className={cn('border-l font-normal', head.own !== null && 'bg-accent-soft!')}
              >
                <span className="flex items-center gap-2 max-tablet:justify-center max-tablet:text-[11px] max-tablet:[&_.lucide]:hidden">
                  <RoleButton
                    model={model}
                    role={head.role}
                    people={head.total}
                    className="font-semibold max-tablet:mx-0 max-tablet:h-auto max-tablet:justify-center max-tablet:whitespace-normal max-tablet:px-0 max-tablet:text-center max-tablet:leading-[14px] max-tablet:[overflow-wrap:anywhere]"
                  />
                  {props.editHref && model.roles[head.role]?.words && (
                    <Link
                      href={`${props.editHref}/${head.role}`}
                      aria-label={t('editRole', { role: model.roles[head.role]?.words?.label ?? '' })}
                      className="grid size-6 place-items-center rounded-1 text-ink-3 hover:bg-press hover:text-ink"
                    >
                      <Pencil className="icon-14" aria-hidden />
                    </Link>
                  )}
                </span>
                <small className="type-12 flex items-center gap-2 font-normal text-ink-3 max-tablet:hidden">
                  {head.own !== null && <Badge tone="accent">{t('yours')}</Badge>}
                  <span className="min-w-0 truncate">
                    <HeadNote head={head} />
                  </span>
                </small>
              </th>
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
              <td className="sticky top-16 z-2 border-b bg-surface max-wide:hidden" />
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

/** The members with the role here: their number, the actor's restrictions, or that it is held only at other depths. */
function HeadNote({ head }: { head: RoleHead }) {
  const t = useTranslations('matrix');
  if (head.own) return t('carried', { count: head.own });
  if (!head.isHeldHere) return t('notHere');
  return t('people', { total: head.total, restricted: head.restricted });
}
