'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { use, useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { KeysetPage } from '@/lib/platform/paging/page';
import type { ShownChange } from './shown-changes';

interface ShownEvent {
  seq: number;
  at: Date;
  workspace: string | null;
  sentence: string;
  changes: ShownChange[];
}

const column = columnsOf<ShownEvent>();

interface TrailTableProps {
  page: Promise<KeysetPage<ShownEvent> & { total: Promise<{ total: number; isMore: boolean }> }>;
  /** The address to which the place of an event is added; without it an event has no page. */
  base?: string;
  /** The access model's word for a workspace; without it the events are all of one, which is not shown. */
  calls?: 'workspace' | 'account';
}

/** Events of the trail; the sentence of each leads to its page. */
export function TrailTable({ base, calls, ...props }: TrailTableProps) {
  const page = use(props.page);
  const t = useTranslations('auditTrail');
  const format = useFormatter();
  const columns = useMemo(
    () => [
      column.display({
        id: 'event',
        meta: { label: t('event'), namesRow: true, phone: 'lead', isBare: true },
        cell: ({ row: { original } }) => (
          <span className="grid min-w-0">
            {base ? (
              <Link href={`${base}/${original.seq}`} className="truncate font-medium hover:underline">
                {original.sentence}
              </Link>
            ) : (
              <span className="truncate font-medium">{original.sentence}</span>
            )}
            {original.changes.length > 0 && (
              <span className="type-13 truncate text-ink-2">
                {original.changes
                  .map(({ field, before, after }) =>
                    before === null || after === null
                      ? t('fact', { field, value: after ?? before ?? '' })
                      : t('change', { field, before, after }),
                  )
                  .join(' · ')}
              </span>
            )}
          </span>
        ),
      }),
      ...(calls
        ? [
            column.display({
              id: 'workspace',
              meta: { label: t('workspace', { calls }), width: 200, wideOnly: true, phone: 'line' },
              cell: ({ row }) => <span className="truncate text-ink-2">{row.original.workspace}</span>,
            }),
          ]
        : []),
      column.display({
        id: 'at',
        meta: { label: t('at'), width: 176, phone: 'end' },
        cell: ({ row }) => (
          <span className="text-ink-2">
            {format.dateTime(row.original.at, { dateStyle: 'medium', timeStyle: 'short' })}
          </span>
        ),
      }),
    ],
    [t, format, base, calls],
  );
  return (
    <>
      <DataTable
        id="audit"
        label={t('title')}
        rows={page.rows}
        columns={columns}
        rowId={({ seq }) => String(seq)}
        rowLabel={({ sentence }) => sentence}
        empty={<State icon={<SearchX />} title={t('noResult')} />}
      />
      <Pagination page={page} />
    </>
  );
}
