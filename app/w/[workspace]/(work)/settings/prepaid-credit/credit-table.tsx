'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { Coins } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { Page } from '@/lib/platform/paging/page';
import type { CreditLine } from '@/lib/work/credit/credit-overview';

const column = columnsOf<CreditLine>();

/** Every transfer of credit, the latest first. */
export function CreditTable({ page }: { page: Page<CreditLine> }) {
  const t = useTranslations('credit');
  const { rows } = page;
  return (
    <>
      <DataTable
        id="credit"
        label={t('history')}
        rows={rows}
        columns={useCreditColumns()}
        rowId={({ id }) => id}
        rowLabel={({ reason, accountName }) => `${t(`reason.${reason}`)}, ${accountName}`}
        empty={
          <State icon={<Coins />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      <Pagination page={page} />
    </>
  );
}

function useCreditColumns() {
  const t = useTranslations('credit');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'reason',
        meta: { label: t('what'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="font-medium">{t(`reason.${original.reason}`)}</span>
            <span className="type-13 truncate text-ink-3">{original.reference}</span>
          </span>
        ),
      }),
      column.display({
        id: 'account',
        meta: { label: t('account'), width: 190, phone: 'line' },
        cell: ({ row }) => row.original.accountName,
      }),
      column.display({
        id: 'by',
        meta: { label: t('by'), width: 180, wideOnly: true },
        cell: ({ row }) => row.original.byName,
      }),
      column.display({
        id: 'at',
        meta: { label: t('at'), width: 180, phone: 'end' },
        cell: ({ row }) => format.dateTime(row.original.at, { dateStyle: 'medium', timeStyle: 'short' }),
      }),
      column.display({
        id: 'amount',
        meta: { label: t('credits'), width: 130, align: 'end', phone: 'end', isNamed: true },
        cell: ({ row }) => (
          <span className="font-medium">
            {format.number(row.original.amount, { signDisplay: 'exceptZero' })}
          </span>
        ),
      }),
    ],
    [t, format],
  );
}
