'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Megaphone, SearchX } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import { Channel } from '@/components/work/channel';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import { BroadcastState } from './broadcast-state';

const column = columnsOf<BroadcastView>();

/** One page of the broadcasts, the one changed last first. */
export function BroadcastsTable(props: { rows: readonly BroadcastView[]; base: string; q: string }) {
  const t = useTranslations('broadcasts');
  const features = useTranslations('features');
  const columns = useBroadcastColumns(props.base);
  return (
    <DataTable
      id="broadcasts"
      label={features('broadcasts.label')}
      rows={props.rows}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => name}
      empty={
        props.q ? (
          <State icon={<SearchX />} title={t('noResult', { q: props.q })} />
        ) : (
          <State icon={<Megaphone />} title={t('empty')}>
            {t('emptyHint')}
          </State>
        )
      }
    />
  );
}

function useBroadcastColumns(base: string) {
  const t = useTranslations('broadcasts');
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <Link
            href={`${base}/${original.id}`}
            className="block truncate rounded-1 font-medium hover:underline"
          >
            {original.name}
          </Link>
        ),
      }),
      column.display({
        id: 'channel',
        meta: { label: t('channel'), width: 132, phone: 'line' },
        cell: ({ row }) => <Channel channel={row.original.channel} />,
      }),
      column.display({
        id: 'state',
        meta: { label: t('state'), width: 120, phone: 'line' },
        cell: ({ row }) => <BroadcastState sending={row.original.sending} />,
      }),
      column.display({
        id: 'settled',
        meta: { label: t('settled'), width: 140 },
        cell: ({ row }) => <Settled broadcast={row.original} />,
      }),
      column.display({
        id: 'by',
        meta: { label: t('changedBy'), width: 180, wideOnly: true },
        cell: ({ row }) => <span className="block truncate text-ink-2">{row.original.changedBy}</span>,
      }),
      column.display({
        id: 'changed',
        meta: { label: t('changed'), width: 148, phone: 'end' },
        cell: ({ row }) => <RelativeTime at={row.original.changedAt} />,
      }),
    ],
    [t, base],
  );
}

/** How many messages of the broadcast have an outcome. */
function Settled({ broadcast: { sending } }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const format = useFormatter();
  if (!sending?.isGathered) return null;
  const { total, counts } = sending;
  const settled = total - counts.waiting - counts['handed-over'];
  return t('settledOf', { settled: format.number(settled), total: format.number(total) });
}
