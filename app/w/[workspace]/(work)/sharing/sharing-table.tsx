'use client';

import { SearchX, Share2 } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Button } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import type { ShareableView, Sharing } from '@/lib/work/shares/list-sharing';
import { ShareDialog } from './share-dialog';

const column = columnsOf<ShareableView>();

/** The items that can be shared, the accounts of each, and the dialog that changes them. */
export function SharingTable({ sharing, workspace, q }: { sharing: Sharing; workspace: string; q: string }) {
  const t = useTranslations('sharing');
  const [opened, setOpened] = useState<ShareableView | null>(null);
  const { records, accounts } = sharing;
  const columns = useSharingColumns(accounts, setOpened);
  return (
    <>
      <DataTable
        id="sharing"
        label={t('title')}
        rows={records}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(record) => (
          <Button variant="quiet" className="max-tablet:h-11" onClick={() => setOpened(record)}>
            {t('share')}
          </Button>
        )}
        empty={
          q ? (
            <State icon={<SearchX />} title={t('noResult', { q })} />
          ) : (
            <State icon={<Share2 />} title={t('none')}>
              {t('noneLead')}
            </State>
          )
        }
      />
      {opened && (
        <ShareDialog
          record={opened}
          accounts={accounts}
          workspace={workspace}
          close={() => setOpened(null)}
        />
      )}
    </>
  );
}

function useSharingColumns(accounts: Sharing['accounts'], open: (record: ShareableView) => void) {
  const t = useTranslations('sharing');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row }) => <span className="block truncate font-medium">{row.original.name}</span>,
      }),
      column.display({
        id: 'kind',
        meta: { label: t('kind'), width: 130, phone: 'line' },
        cell: ({ row }) => t(`kinds.${row.original.kind}`),
      }),
      column.display({
        id: 'accounts',
        meta: { label: t('with'), phone: 'end' },
        cell: ({ row }) => {
          const names = accounts.filter(({ id }) => row.original.accountIds.includes(id));
          if (names.length === 0) return <span className="text-ink-3">{t('nobody')}</span>;
          return <span className="block truncate">{format.list(names.map(({ name }) => name))}</span>;
        },
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 110, silentHead: true, align: 'end' },
        cell: ({ row }) => (
          <Button variant="quiet" className="-mr-2" onClick={() => open(row.original)}>
            {t('share')}
          </Button>
        ),
      }),
    ],
    [t, format, accounts, open],
  );
}
