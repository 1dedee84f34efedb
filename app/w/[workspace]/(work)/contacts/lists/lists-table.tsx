'use client';

import { Ellipsis, ListChecks } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { CountText } from '@/components/ui/count-text';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { State } from '@/components/ui/state';
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import type { ContactsPageContext } from '../contacts-page-context';
import { DeleteListDialog } from './delete-list-dialog';
import { RenameListDialog } from './list-dialog';

type Act = 'rename' | 'delete';
type Can = Pick<ContactsPageContext['can'], 'update-list' | 'delete-list'>;

const column = columnsOf<ListView>();

/** The lists of contacts, with the dialogs that their rows open. */
export function ListsTable({ lists, workspace, can }: { lists: ListView[]; workspace: string; can: Can }) {
  const t = useTranslations('contacts.lists');
  const [opened, setOpened] = useState<{ act: Act; list: ListView } | null>(null);
  const close = () => setOpened(null);
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
        meta: { label: t('contacts'), width: 140, phone: 'end' },
        cell: ({ row }) => <CountText {...row.original.count} />,
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 220, silentHead: true, align: 'end' },
        cell: ({ row: { original: list } }) => <ListActs can={can} act={(act) => setOpened({ act, list })} />,
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
            can={can}
            label={t('actionsOf', { name: list.name })}
            act={(act) => setOpened({ act, list })}
          />
        )}
        empty={
          <State icon={<ListChecks />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      {opened?.act === 'rename' && (
        <RenameListDialog list={opened.list} workspace={workspace} onClose={close} />
      )}
      {opened?.act === 'delete' && (
        <DeleteListDialog list={opened.list} workspace={workspace} onClose={close} />
      )}
    </>
  );
}

/** Locked actions explain why (R5); those that the role never has are absent. */
function ListActs({ can, act }: { can: Can; act: (what: Act) => void }) {
  const t = useTranslations('contacts.lists');
  const words = useTranslations('contacts');
  const { 'update-list': update, 'delete-list': remove } = can;
  return (
    <span className="-mr-2 inline-flex justify-end gap-1">
      {update.state === 'locked' && <LockedButton quiet label={t('rename')} decision={update.decision} />}
      {update.state === 'open' && (
        <Button variant="quiet" onClick={() => act('rename')}>
          {t('rename')}
        </Button>
      )}
      {remove.state === 'locked' && <LockedButton quiet label={words('delete')} decision={remove.decision} />}
      {remove.state === 'open' && (
        <Button variant="quiet-danger" onClick={() => act('delete')}>
          {words('delete')}
        </Button>
      )}
    </span>
  );
}

function PhoneActs({ can, label, act }: { can: Can; label: string; act: (what: Act) => void }) {
  const t = useTranslations('contacts.lists');
  const words = useTranslations('contacts');
  const [update, remove] = [can['update-list'].state === 'open', can['delete-list'].state === 'open'];
  if (!update && !remove) return null;
  return (
    <Menu>
      <MenuTrigger
        render={<IconButton label={label} icon={<Ellipsis aria-hidden />} className="max-tablet:size-11" />}
      />
      <MenuContent>
        {update && <MenuItem onClick={() => act('rename')}>{t('rename')}</MenuItem>}
        {remove && (
          <MenuItem danger onClick={() => act('delete')}>
            {words('delete')}
          </MenuItem>
        )}
      </MenuContent>
    </Menu>
  );
}
