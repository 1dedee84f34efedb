'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { RestrictionChips } from '@/components/lock/restriction-chips';
import { RoleButton } from '@/components/lock/role-button';
import type { MemberView } from '@/lib/services/members/view';
import { MemberName } from './member-name';
import { RowActions } from './row-actions';
import { SeenCell } from './seen-cell';
import { useUsersPlace } from './users-place';

const column = columnsOf<MemberView>();

/** Widths and words of the heads: the table and its skeleton share them. */
export function useColumnHeads() {
  const t = useTranslations('users');
  return useMemo(
    () => ({
      name: { label: t('name') },
      level: { label: t('level'), width: 116 },
      restrictions: { label: t('restrictions'), width: 226 },
      teams: { label: t('teams'), width: 140, wideOnly: true },
      'last-seen': { label: t('lastSeen'), width: 148 },
      actions: { label: t('actions'), width: 216 },
    }),
    [t],
  );
}

/** The columns of the Users table (S1.3, S1.5, S1.6). */
export function useUserColumns() {
  const t = useTranslations('users');
  const heads = useColumnHeads();
  const { model } = useUsersPlace();
  return useMemo(
    () => [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        enableSorting: true,
        meta: { ...heads.name, namesRow: true, phone: 'lead' },
        cell: ({ row }) => <MemberName member={row.original} />,
      }),
      column.accessor((row): unknown => row.role, {
        id: 'level',
        enableSorting: true,
        meta: { ...heads.level, phone: 'line' },
        cell: ({ row }) => <RoleButton model={model} role={row.original.role} />,
      }),
      column.display({
        id: 'restrictions',
        meta: { ...heads.restrictions, phone: 'line' },
        cell: ({ row }) => <RestrictionChips model={model.id} restrictions={row.original.restrictions} />,
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
    ],
    [heads, model, t],
  );
}
