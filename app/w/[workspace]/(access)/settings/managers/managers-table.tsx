'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, dialogOf, useDialogAddress, useOpenedRow } from '@/components/shell/dialog-address';
import { Badge } from '@/components/ui/badge';
import { Email } from '@/components/ui/email';
import { UserCog } from '@/components/ui/icons';
import { Person } from '@/components/ui/person';
import { State } from '@/components/ui/state';
import type { MemberView } from '@/lib/access/members/member-view';
import type { Page } from '@/lib/platform/paging/page';
import { useRightsInWords } from './rights-in-words';

// Loaded when the first row is opened: the list does not wait for it.
const EditManager = dynamic(() => import('./edit-manager').then((module) => module.EditManager));

const column = columnsOf<MemberView>();

/** The managers, each with the rights delegated to them (S4.2, S4.4). */
export function ManagersTable(props: { page: Page<MemberView>; workspace: string; modelId: string }) {
  const t = useTranslations('managers');
  const { page, workspace, modelId } = props;
  const { close } = useDialogAddress();
  const columns = useManagerColumns(modelId);
  const { rows } = page;
  const edited = useOpenedRow('edit', rows);
  return (
    <>
      <DataTable
        id="managers"
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ email }) => email}
        rowMenu={(manager) => <EditButton manager={manager} />}
        empty={
          <State icon={<UserCog />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      <Pagination page={page} />
      {edited?.may.edit.allowed && (
        <EditManager workspace={workspace} modelId={modelId} manager={edited} close={close} />
      )}
    </>
  );
}

function EditButton({ manager }: { manager: MemberView }) {
  const t = useTranslations('managers');
  const { may, email } = manager;
  if (!may.edit.allowed) return <LockedButton quiet label={t('editShort')} decision={may.edit} />;
  return (
    <DialogButton opens={dialogOf('edit', manager)} variant="quiet" aria-label={t('editOf', { email })}>
      {t('editShort')}
    </DialogButton>
  );
}

function useManagerColumns(modelId: string) {
  const t = useTranslations('managers');
  const rightsInWords = useRightsInWords(modelId);
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('person'), namesRow: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <Person
            avatar={{
              id: original.userId ?? original.id,
              name: original.name,
              online: original.isOnline,
              status: original.status,
            }}
            name={<span className="truncate">{original.name}</span>}
            badges={original.status === 'invited' && <Badge tone="amber">{t('pending')}</Badge>}
            second={<Email address={original.email} />}
          />
        ),
      }),
      column.display({
        id: 'rights',
        meta: { label: t('rights'), width: 520, phone: 'line' },
        cell: ({ row }) => (
          <span className="block py-2 text-ink-2 leading-[18px]">{rightsInWords(row.original.grants)}</span>
        ),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 120, silentHead: true, align: 'end' },
        cell: ({ row }) => (
          <span className="-mr-2 inline-flex">
            <EditButton manager={row.original} />
          </span>
        ),
      }),
    ],
    [t, rightsInWords],
  );
}
