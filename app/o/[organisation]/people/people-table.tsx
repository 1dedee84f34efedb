'use client';

import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { LockedButton } from '@/components/lock/locked-button';
import { useAccessModel } from '@/components/lock/own-roles';
import { RoleButton } from '@/components/lock/role-button';
import { DialogButton, dialogOf, useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { Badge } from '@/components/ui/badge';
import { Email } from '@/components/ui/email';
import { SearchX } from '@/components/ui/icons';
import { Person } from '@/components/ui/person';
import { State } from '@/components/ui/state';
import { organisation as organisationModel } from '@/lib/access/models/organisation';
import type { PersonView } from '@/lib/access/people/list-people';
import type { Page } from '@/lib/platform/paging/page';
import type { AccessModel } from '@/lib/policy/model';
import { PersonMenu } from './person-menu';
import { PersonWorkspaces } from './person-workspaces';

// Loaded when the first dialog opens: the page does not wait for it.
const EditPersonDialog = dynamic(() =>
  import('./edit-person-dialog').then((module) => module.EditPersonDialog),
);
const RemovePersonDialog = dynamic(() =>
  import('./remove-person-dialog').then((module) => module.RemovePersonDialog),
);

const column = columnsOf<PersonView>();

interface PeopleTableProps {
  people: Page<PersonView>;
  organisation: string;
  /** The access model of the organisation's workspaces; its messages name the roles. */
  model: string;
}

/** The people of the organisation, with the dialogs that their rows open. */
export function PeopleTable({ people, organisation, model: id }: PeopleTableProps) {
  const model = useAccessModel(id);
  const t = useTranslations('people');
  const { close } = useDialogAddress();
  const rows = useMemo(() => people.rows.map((person) => ({ id: person.userId, person })), [people]);
  const opened = useOpenedAct(['edit', 'remove'], rows, (act, { person }) => person.may[act].allowed);
  const columns = usePeopleColumns(model);
  return (
    <>
      <DataTable
        id="people"
        label={t('title')}
        rows={people.rows}
        columns={columns}
        rowId={({ userId }) => userId}
        rowLabel={({ email }) => email}
        rowMenu={(person) => <PersonMenu person={person} />}
        empty={<State icon={<SearchX />} title={t('noResult')} />}
      />
      <Pagination page={people} />
      {opened?.act === 'edit' && (
        <EditPersonDialog person={opened.row.person} organisation={organisation} close={close} />
      )}
      {opened?.act === 'remove' && (
        <RemovePersonDialog person={opened.seen.person} organisation={organisation} close={close} />
      )}
    </>
  );
}

function usePeopleColumns(model: AccessModel) {
  const t = useTranslations('people');
  const format = useFormatter();
  const calls = model.calls ?? 'workspace';
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <Person
            avatar={{ id: original.userId, name: original.name }}
            name={<span className="truncate">{original.name}</span>}
            badges={original.isSelf && <Badge>{t('you')}</Badge>}
            second={<Email address={original.email} />}
          />
        ),
      }),
      column.display({
        id: 'role',
        meta: { label: t('role'), width: 184, phone: 'line', isWhole: true },
        cell: ({ row }) => <RoleButton model={organisationModel} role={row.original.role} />,
      }),
      column.display({
        id: 'workspaces',
        meta: { label: t('workspaces', { calls }) },
        cell: ({ row: { original } }) => <PersonWorkspaces memberships={original.workspaces} model={model} />,
      }),
      column.display({
        id: 'joined',
        meta: { label: t('joined'), width: 132, wideOnly: true, phone: 'end' },
        cell: ({ row }) => (
          <span className="text-ink-2">
            {format.dateTime(new Date(row.original.joinedAt), { dateStyle: 'medium' })}
          </span>
        ),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 232, silentHead: true, align: 'end' },
        cell: ({ row }) => <PersonActions person={row.original} />,
      }),
    ],
    [t, format, model, calls],
  );
}

function PersonActions({ person }: { person: PersonView }) {
  const t = useTranslations('people');
  const at = { id: person.userId };
  const { edit, remove } = person.may;
  return (
    <span className="-mr-2 inline-flex justify-end gap-1">
      {edit.allowed ? (
        <DialogButton opens={dialogOf('edit', at)} variant="quiet">
          {t('edit')}
        </DialogButton>
      ) : (
        <LockedButton quiet label={t('edit')} decision={edit} />
      )}
      {remove.allowed ? (
        <DialogButton opens={dialogOf('remove', at)} variant="quiet-danger">
          {t('remove')}
        </DialogButton>
      ) : (
        <LockedButton quiet label={t('remove')} decision={remove} />
      )}
    </span>
  );
}
