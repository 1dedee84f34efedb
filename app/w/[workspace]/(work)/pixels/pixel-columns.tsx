'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { Badge } from '@/components/ui/badge';
import type { PixelView } from '@/lib/work/pixels/pixel-view';

const column = columnsOf<PixelView>();

/** Labels and widths of the heads, shared by the table and its skeleton. */
export function usePixelHeads() {
  const t = useTranslations('pixels');
  return useMemo(
    () => ({
      name: { label: t('name') },
      site: { label: t('site'), width: 260, wideOnly: true },
      state: { label: t('state'), width: 110 },
      assignee: { label: t('assignee'), width: 200 },
      views: { label: t('views'), width: 140 },
    }),
    [t],
  );
}

/** The columns of the pixels. */
export function usePixelColumns(workspace: string) {
  const t = useTranslations('pixels');
  const format = useFormatter();
  const heads = usePixelHeads();
  return useMemo(
    () => [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        enableSorting: true,
        meta: { ...heads.name, namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <Link
            href={`/w/${workspace}/pixels/${original.id}`}
            className="block truncate rounded-1 font-medium hover:underline"
          >
            {original.name}
          </Link>
        ),
      }),
      column.display({
        id: 'site',
        meta: heads.site,
        cell: ({ row }) => <span className="block truncate text-ink-2">{row.original.site}</span>,
      }),
      column.display({
        id: 'state',
        meta: { ...heads.state, phone: 'line' },
        cell: ({ row }) => <Badge>{row.original.isOn ? t('on') : t('off')}</Badge>,
      }),
      column.display({
        id: 'assignee',
        meta: { ...heads.assignee, phone: 'line' },
        cell: ({ row: { original } }) => (
          <span className={original.assignee ? 'block truncate text-ink-2' : 'text-ink-3'}>
            {original.assignee?.name ?? t('nobody')}
          </span>
        ),
      }),
      column.display({
        id: 'views',
        meta: { ...heads.views, phone: 'end' },
        cell: ({ row }) => t('viewCount', { views: format.number(row.original.views) }),
      }),
    ],
    [heads, workspace, t, format],
  );
}
