'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { AccessChips } from '@/components/lock/access-chips';
import { RoleButton } from '@/components/lock/role-button';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUsersPage } from '../users-page-context';
import { EndsCell } from './ends-cell';
import { MemberName } from './member-name';
import { RowActions } from './row-actions';
import { SeenCell } from './seen-cell';

const column = columnsOf<MemberView>();

/** The columns that the model needs: restrictions or rights, and teams. */
export function useShownColumns(): (id: string | undefined) => boolean {
  const { model } = useUsersPage();
  const { roles, restrictions, features } = model;
  const hasDetails =
    Object.keys(restrictions).length > 0 || Object.values(roles).some(({ rights }) => rights?.length);
  return useCallback(
    (id) => (id !== 'restrictions' || hasDetails) && (id !== 'teams' || features.includes('teams')),
    [hasDetails, features],
  );
}

/** Heads of the columns with widths, shared by the table and its skeleton. */
export function useColumnHeads() {
  const t = useTranslations('users');
  const { model } = useUsersPage();
  const roles = useTranslations('roles');
  const longest = Math.max(...Object.keys(model.roles).map((id) => roles(`${model.id}.${id}.label`).length));
  const hasRestrictions = Object.keys(model.restrictions).length > 0;
  return useMemo(
    () => ({
      name: { label: t('name') },
      level: { label: t('level'), width: Math.max(116, 52 + 7 * longest) },
      restrictions: { label: hasRestrictions ? t('restrictions') : t('rights.title'), width: 226 },
      teams: { label: t('teams'), width: 140, wideOnly: true },
      ends: { label: t('ends'), width: 118, wideOnly: true },
      'last-seen': { label: t('lastSeen'), width: 132, narrow: 120 },
      actions: { label: t('actions'), width: 252, narrow: 204 },
    }),
    [t, hasRestrictions, longest],
  );
}

/**
 * The columns of the Users table (S1.3, S1.5, S1.6). The dates of accesses have one only while a row has dates, so that
 * names have its room (B5).
 */
export function useUserColumns(rows: readonly MemberView[]) {
  const t = useTranslations('users');
  const heads = useColumnHeads();
  const { model } = useUsersPage();
  const isShown = useShownColumns();
  const hasDates = rows.some(({ startsAt, endsAt, reverts }) => startsAt || endsAt || reverts);
  return useMemo(
    () =>
      [
        column.accessor((row): unknown => row.name, {
          id: 'name',
          enableSorting: true,
          meta: { ...heads.name, namesRow: true, phone: 'lead' },
          cell: ({ row }) => <MemberName member={row.original} />,
        }),
        column.accessor((row): unknown => row.role, {
          id: 'level',
          enableSorting: true,
          meta: { ...heads.level, phone: 'line', isWhole: true },
          cell: ({ row }) => <RoleButton model={model} role={row.original.role} />,
        }),
        column.display({
          id: 'restrictions',
          meta: { ...heads.restrictions, phone: 'line' },
          cell: ({ row }) => <AccessChips model={model} access={row.original} />,
        }),
        column.display({
          id: 'teams',
          meta: heads.teams,
          cell: ({ row }) => {
            const names = row.original.teams.map(({ name }) => name).join(', ');
            return (
              <div className={names ? 'truncate text-ink-2' : 'text-ink-3'} title={names || undefined}>
                {names || t('noTeam')}
              </div>
            );
          },
        }),
        column.display({
          id: 'ends',
          meta: { ...heads.ends, phone: 'line' },
          cell: ({ row }) => <EndsCell member={row.original} />,
        }),
        column.accessor((row): unknown => row.lastSeenAt, {
          id: 'last-seen',
          enableSorting: true,
          meta: { ...heads['last-seen'], phone: 'end' },
          cell: ({ row }) => <SeenCell member={row.original} />,
        }),
        column.display({
          id: 'actions',
          meta: { ...heads.actions, silentHead: true, align: 'end' },
          cell: ({ row }) => <RowActions member={row.original} />,
        }),
      ].filter(({ id }) => isShown(id) && (id !== 'ends' || hasDates)),
    [heads, model, t, isShown, hasDates],
  );
}
