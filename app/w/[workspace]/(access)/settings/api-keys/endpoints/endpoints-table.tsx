'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Webhook } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import type { EndpointView } from '@/lib/access/endpoints/list-endpoints';
import { DeliveryBadge } from './delivery-badge';
import { EndpointState } from './endpoint-state';

const column = columnsOf<EndpointView>();

/** The endpoints of the workspace, each with the outcome of its last delivery. */
export function EndpointsTable({ endpoints, base }: { endpoints: EndpointView[]; base: string }) {
  const t = useTranslations('endpoints');
  const columns = useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <span className="flex min-w-0 items-center gap-2">
            <Link href={`${base}/${original.id}`} className="truncate font-medium hover:underline">
              {original.name}
            </Link>
            <EndpointState endpoint={original} />
          </span>
        ),
      }),
      column.display({
        id: 'url',
        meta: { label: t('url'), width: 320, wideOnly: true },
        cell: ({ row }) => (
          <code className="block truncate text-[12.5px] text-ink-2">{row.original.url}</code>
        ),
      }),
      column.display({
        id: 'last',
        meta: { label: t('last'), width: 240, phone: 'line' },
        cell: ({ row: { original } }) =>
          original.last ? (
            <span className="flex items-center gap-2">
              <DeliveryBadge state={original.last.state} />
              <RelativeTime at={original.last.at} />
            </span>
          ) : (
            <span className="text-ink-3">{t('never')}</span>
          ),
      }),
    ],
    [t, base],
  );
  return (
    <DataTable
      id="endpoints"
      label={t('title')}
      rows={endpoints}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => name}
      empty={
        <State icon={<Webhook />} title={t('none')}>
          {t('noneLead')}
        </State>
      }
    />
  );
}
