'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { use, useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import {
  DialogButton,
  DialogOpener,
  dialogOf,
  useDialogAddress,
  useOpenedRow,
} from '@/components/shell/dialog-address';
import { AppWindow, Plus, SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { Page } from '@/lib/platform/paging/page';
import type { ApplicationView } from '@/lib/work/applications/application-view';
import type { PixelChoice } from './application-dialog';

// Loaded when the first dialog is opened: the list does not wait for it.
const ApplicationDialog = dynamic(() =>
  import('./application-dialog').then((module) => module.ApplicationDialog),
);

const column = columnsOf<ApplicationView>();

/** One page of the applications that the person sees; people who manage them can open one to change it. */
export function ApplicationsTable(props: {
  applications: Promise<Page<ApplicationView>>;
  workspace: string;
  pixels: readonly PixelChoice[];
  mayManage: boolean;
  q: string;
}) {
  const t = useTranslations('applications');
  const { workspace, pixels, mayManage } = props;
  const { close } = useDialogAddress();
  const columns = useApplicationColumns(mayManage);
  const page = use(props.applications);
  const { rows } = page;
  const edited = useOpenedRow('edit', rows);
  return (
    <>
      <DataTable
        id="applications"
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        sortedBy="name"
        empty={
          props.q ? (
            <State icon={<SearchX />} title={t('noResult', { q: props.q })} />
          ) : (
            <State icon={<AppWindow />} title={t('none')}>
              {t('noneLead')}
            </State>
          )
        }
      />
      <Pagination page={page} />
      {mayManage && edited && (
        <ApplicationDialog workspace={workspace} pixels={pixels} application={edited} close={close} />
      )}
    </>
  );
}

function useApplicationColumns(mayManage: boolean) {
  const t = useTranslations('applications');
  return useMemo(
    () => [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        enableSorting: true,
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) =>
          mayManage ? (
            <DialogOpener opens={dialogOf('edit', original)}>
              {(opening) => (
                <button
                  {...opening}
                  className="block max-w-full truncate rounded-1 text-left font-medium hover:underline"
                >
                  {original.name}
                </button>
              )}
            </DialogOpener>
          ) : (
            <span className="block truncate font-medium">{original.name}</span>
          ),
      }),
      column.display({
        id: 'kind',
        meta: { label: t('kind'), width: 160, phone: 'line' },
        cell: ({ row }) => t(`kinds.${row.original.kind}`),
      }),
      column.display({
        id: 'pixel',
        meta: { label: t('pixel'), width: 220, phone: 'line' },
        cell: ({ row: { original } }) => (
          <span className={original.pixel ? 'block truncate text-ink-2' : 'text-ink-3'}>
            {original.pixel?.name ?? t('noPixel')}
          </span>
        ),
      }),
      column.display({
        id: 'address',
        meta: { label: t('address'), width: 260, wideOnly: true },
        cell: ({ row }) =>
          row.original.address ? (
            <span className="block truncate text-ink-2">{row.original.address}</span>
          ) : (
            <span className="text-ink-3">{t('noAddress')}</span>
          ),
      }),
    ],
    [t, mayManage],
  );
}

/** Add application, for people who manage them. */
export function AddApplication({ workspace, pixels }: { workspace: string; pixels: readonly PixelChoice[] }) {
  const t = useTranslations('applications');
  const { opened, close } = useDialogAddress();
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus />}>
        {t('add')}
      </DialogButton>
      {opened === 'add' && (
        <ApplicationDialog workspace={workspace} pixels={pixels} application={null} close={close} />
      )}
    </>
  );
}
