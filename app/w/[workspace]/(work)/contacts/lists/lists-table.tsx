'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedButton } from '@/components/lock/locked-button';
import {
  DialogButton,
  DialogItem,
  dialogOf,
  useDialogAddress,
  useOpenedAct,
} from '@/components/shell/dialog-address';
import { CountText } from '@/components/ui/count-text';
import { ListChecks } from '@/components/ui/icons';
import { MenuItem } from '@/components/ui/menu';
import { State } from '@/components/ui/state';
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import type { ContactsPageContext } from '../contacts-page-context';
import { ExportList, useExportList } from './export-list';

// Loaded when the first dialog opens: the page does not wait for it.
const DeleteListDialog = dynamic(() =>
  import('./delete-list-dialog').then((module) => module.DeleteListDialog),
);
const RenameListDialog = dynamic(() => import('./list-dialog').then((module) => module.RenameListDialog));

type Can = Pick<ContactsPageContext['can'], 'update-list' | 'delete-list' | 'export'>;

const column = columnsOf<ListView>();

/** The lists of contacts, with the dialogs that their rows open. */
export function ListsTable({ lists, workspace, can }: { lists: ListView[]; workspace: string; can: Can }) {
  const t = useTranslations('contacts.lists');
  const { close } = useDialogAddress();
  const opened = useOpenedAct(['rename', 'delete'], lists, (act) =>
    act === 'rename' ? can['update-list'].state === 'open' : can['delete-list'].state === 'open',
  );
  const columns = useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <Link
            href={`/w/${workspace}/contacts?list=${original.id}`}
            className="block truncate font-medium hover:underline"
          >
            {original.name}
          </Link>
        ),
      }),
      column.display({
        id: 'count',
        meta: { label: t('contacts'), width: 140, phone: 'end', isNamed: true },
        cell: ({ row }) => <CountText {...row.original.count} />,
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 320, silentHead: true, align: 'end' },
        cell: ({ row: { original: list } }) => (
          <span className="-mr-2 inline-flex justify-end gap-1">
            <ExportList list={list} workspace={workspace} can={can.export} />
            <ListActs list={list} can={can} />
          </span>
        ),
      }),
    ],
    [t, workspace, can],
  );
  return (
    <>
      <DataTable
        id="contact-lists"
        label={t('title')}
        rows={lists}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(list) => (
          <PhoneActs
            list={list}
            workspace={workspace}
            can={can}
            label={t('actionsOf', { name: list.name })}
          />
        )}
        empty={
          <State icon={<ListChecks />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      {opened?.act === 'rename' && (
        <RenameListDialog list={opened.seen} workspace={workspace} onClose={close} />
      )}
      {opened?.act === 'delete' && (
        <DeleteListDialog list={opened.seen} workspace={workspace} onClose={close} />
      )}
    </>
  );
}

/** Locked actions explain why (R5); those that the role never has are absent. */
function ListActs({ list, can }: { list: ListView; can: Can }) {
  const t = useTranslations('contacts.lists');
  const words = useTranslations('contacts');
  const { 'update-list': update, 'delete-list': remove } = can;
  return (
    <>
      {update.state === 'locked' && <LockedButton quiet label={t('rename')} decision={update.decision} />}
      {update.state === 'open' && (
        <DialogButton opens={dialogOf('rename', list)} variant="quiet">
          {t('rename')}
        </DialogButton>
      )}
      {remove.state === 'locked' && <LockedButton quiet label={words('delete')} decision={remove.decision} />}
      {remove.state === 'open' && (
        <DialogButton opens={dialogOf('delete', list)} variant="quiet-danger">
          {words('delete')}
        </DialogButton>
      )}
    </>
  );
}

function PhoneActs(props: { list: ListView; workspace: string; can: Can; label: string }) {
  const { list, workspace, can, label } = props;
  const t = useTranslations('contacts.lists');
  const words = useTranslations('contacts');
  const exportList = useExportList(list, workspace);
  const [update, remove] = [can['update-list'].state === 'open', can['delete-list'].state === 'open'];
  const exports = can.export.state === 'open';
  if (!update && !remove && !exports) return null;
  return (
    <RowMenu row={list} label={label}>
      {() => (
        <>
          {exports && (
            <MenuItem onClick={() => exportList.download('spreadsheet')}>{words('export')}</MenuItem>
          )}
          {update && <DialogItem opens={dialogOf('rename', list)}>{t('rename')}</DialogItem>}
          {remove && (
            <DialogItem danger opens={dialogOf('delete', list)}>
              {words('delete')}
            </DialogItem>
          )}
        </>
      )}
    </RowMenu>
  );
}
