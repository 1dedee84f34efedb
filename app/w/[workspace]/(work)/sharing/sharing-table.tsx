'use client';

import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { DialogButton, dialogOf, useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { SearchX, Share2 } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { ShareableView, Sharing } from '@/lib/work/shares/list-sharing';

// Loaded when the first dialog opens: the page does not wait for it.
const ShareDialog = dynamic(() => import('./share-dialog').then((module) => module.ShareDialog));

const column = columnsOf<ShareableView>();

/** The items that can be shared, the accounts of each, and the dialog that changes them. */
export function SharingTable({ sharing, workspace, q }: { sharing: Sharing; workspace: string; q: string }) {
  const t = useTranslations('sharing');
  const { close } = useDialogAddress();
  const { records, accounts } = sharing;
  const opened = useOpenedAct(['share'], records);
  const columns = useSharingColumns(accounts);
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
          <DialogButton opens={dialogOf('share', record)} variant="quiet" className="max-tablet:h-11">
            {t('share')}
          </DialogButton>
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
      {opened && <ShareDialog record={opened.seen} accounts={accounts} workspace={workspace} close={close} />}
    </>
  );
}

function useSharingColumns(accounts: Sharing['accounts']) {
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
          <DialogButton opens={dialogOf('share', row.original)} variant="quiet" className="-mr-2">
            {t('share')}
          </DialogButton>
        ),
      }),
    ],
    [t, format, accounts],
  );
}
