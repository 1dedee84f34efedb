'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { Radio } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { DeliveryPage, DeliveryView } from '@/lib/access/endpoints/list-deliveries';
import { DeliveryBadge } from '../delivery-badge';
import { useAnswer } from './use-answer';

const column = columnsOf<DeliveryView>();

/** The deliveries of an endpoint, the latest first, each with its last answer. */
export function DeliveriesTable({ page, name }: { page: DeliveryPage; name: string }) {
  const t = useTranslations('endpoints');
  const format = useFormatter();
  const answer = useAnswer();
  const columns = useMemo(
    () => [
      column.display({
        id: 'event',
        meta: { label: t('event'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <span className="flex min-w-0 items-baseline gap-2">
            <code className="truncate text-[12.5px]">{original.event}</code>
            <span className="type-13 flex-none text-ink-3">
              {original.seq === null ? t('testEvent') : t('seq', { seq: String(original.seq) })}
            </span>
          </span>
        ),
      }),
      column.display({
        id: 'state',
        meta: { label: t('stateLabel'), width: 110, phone: 'end' },
        cell: ({ row }) => <DeliveryBadge state={row.original.state} />,
      }),
      column.display({
        id: 'answer',
        meta: { label: t('answer'), width: 380, phone: 'line' },
        cell: ({ row }) => <span className="block truncate text-ink-2">{answer(row.original)}</span>,
      }),
      column.display({
        id: 'at',
        meta: { label: t('at'), width: 190, phone: 'line' },
        cell: ({ row: { original } }) => (
          <span className="text-ink-2">
            {format.dateTime(original.triedAt ?? original.createdAt, {
              dateStyle: 'medium',
              timeStyle: 'short',
            })}
          </span>
        ),
      }),
    ],
    [t, format, answer],
  );
  return (
    <>
      <DataTable
        id="deliveries"
        label={t('deliveriesTo', { name })}
        rows={page.rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ event }) => event}
        empty={
          <State icon={<Radio />} title={t('noDeliveries')}>
            {t('noDeliveriesLead')}
          </State>
        }
      />
      <Pagination page={page} />
    </>
  );
}
