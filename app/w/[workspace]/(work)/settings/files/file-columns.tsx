'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, dialogOf } from '@/components/shell/dialog-address';
import { buttonClass } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Decision } from '@/lib/policy/model';
import type { FileView } from '@/lib/work/files/file-view';
import { useFileSize } from './use-file-size';

const column = columnsOf<FileView>();

/** Labels and widths of the heads, shared by the table and its skeleton. */
export function useFileHeads() {
  const t = useTranslations('files');
  return useMemo(
    () => ({
      name: { label: t('name') },
      type: { label: t('type'), width: 120 },
      size: { label: t('size'), width: 110 },
      by: { label: t('addedBy'), width: 170, wideOnly: true },
      added: { label: t('added'), width: 148 },
      actions: { label: t('actions'), width: 200 },
    }),
    [t],
  );
}

/** The columns of the Files page. */
export function useFileColumns(workspace: string, decision: Decision) {
  const t = useTranslations('files');
  const heads = useFileHeads();
  const size = useFileSize();
  return useMemo(
    () => [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        enableSorting: true,
        meta: { ...heads.name, namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <span className="block truncate font-medium" title={original.name}>
            {original.name}
          </span>
        ),
      }),
      column.display({
        id: 'type',
        meta: heads.type,
        cell: ({ row }) => t(`types.${kindOf(row.original.contentType)}`),
      }),
      column.accessor((row): unknown => row.size, {
        id: 'size',
        enableSorting: true,
        meta: { ...heads.size, phone: 'end' },
        cell: ({ row }) => size(row.original.size),
      }),
      column.display({
        id: 'by',
        meta: heads.by,
        cell: ({ row }) => <span className="block truncate text-ink-2">{row.original.addedBy}</span>,
      }),
      column.accessor((row): unknown => row.addedAt, {
        id: 'added',
        enableSorting: true,
        meta: { ...heads.added, phone: 'line' },
        cell: ({ row }) => <RelativeTime at={row.original.addedAt} className="text-ink-2" />,
      }),
      column.display({
        id: 'actions',
        meta: { ...heads.actions, silentHead: true, align: 'end' },
        cell: ({ row: { original } }) => (
          <span className="-mr-2 inline-flex justify-end gap-1">
            <a href={addressOf(workspace, original)} className={buttonClass({ variant: 'quiet' })}>
              {t('download')}
            </a>
            {decision.allowed ? (
              <DialogButton opens={dialogOf('delete', original)} variant="quiet-danger">
                {t('delete')}
              </DialogButton>
            ) : (
              <LockedButton quiet label={t('delete')} decision={decision} />
            )}
          </span>
        ),
      }),
    ],
    [workspace, decision, heads, size, t],
  );
}

/** The answer is a file, so the browser saves it and stays on the page. */
export const addressOf = (workspace: string, { id }: FileView): string => `/w/${workspace}/files/${id}`;

function kindOf(contentType: string) {
  if (contentType.startsWith('image/')) return 'image';
  if (contentType === 'application/pdf') return 'pdf';
  if (contentType === 'text/csv') return 'csv';
  return contentType === 'text/plain' ? 'text' : 'other';
}
