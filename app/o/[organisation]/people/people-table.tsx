'use client';

import { SearchX } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { use, useMemo, useState } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { LockedButton } from '@/components/lock/locked-button';
import { useAccessModel } from '@/components/lock/own-roles';
import { RoleButton } from '@/components/lock/role-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Email } from '@/components/ui/email';
import { Person } from '@/components/ui/person';
import { State } from '@/components/ui/state';
import { organisation as organisationModel } from '@/lib/access/models/organisation';
import type { PersonView } from '@/lib/access/people/list-people';
import type { Page } from '@/lib/platform/paging/page';
import type { AccessModel } from '@/lib/policy/model';
import { EditPersonDialog } from './edit-person-dialog';
import { PersonMenu } from './person-menu';
import { PersonWorkspaces } from './person-workspaces';
import { RemovePersonDialog } from './remove-person-dialog';

const column = columnsOf<PersonView>();

interface PeopleTableProps {
  people: Promise<Page<PersonView>>;
  organisation: string;
  /** The access model of the organisation's workspaces; its messages name the roles. */
  model: string;
}

type Open = { act: 'edit' | 'remove'; person: PersonView } | null;

/** The people of the organisation, with the dialogs that their rows open. */
export function PeopleTable({ people, organisation, model: id }: PeopleTableProps) {
  const page = use(people);
  const model = useAccessModel(id);
  const t = useTranslations('people');
  const [open, setOpen] = useState<Open>(null);
  const columns = usePeopleColumns(model, setOpen);
  const close = () => setOpen(null);
  // An open dialog shows the newest data of the list.
  const now = (person: PersonView) => page.rows.find(({ userId }) => userId === person.userId) ?? person;
  return (
    <>
      <DataTable
        id="people"
        label={t('title')}
        rows={page.rows}
        columns={columns}
        rowId={({ userId }) => userId}
        rowLabel={({ email }) => email}
        rowMenu={(person) => <PersonMenu person={person} open={(act) => setOpen({ act, person })} />}
        empty={<State icon={<SearchX />} title={t('noResult')} />}
      />
      <Pagination page={page} />
      {open?.act === 'edit' && (
        <EditPersonDialog person={now(open.person)} organisation={organisation} close={close} />
      )}
      {open?.act === 'remove' && (
        <RemovePersonDialog person={open.person} organisation={organisation} close={close} />
      )}
    </>
  );
}

/** Placeholder of the loading list. */
export function PeopleSkeleton({ model: id }: { model: string }) {
  const columns = usePeopleColumns(useAccessModel(id), () => {});
  return <TableSkeleton columns={columns.flatMap(({ meta }) => meta ?? [])} />;
}

function usePeopleColumns(model: AccessModel, open: (next: Open) => void) {
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
        meta: { label: t('role'), width: 128, phone: 'line', isWhole: true },
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
        cell: ({ row }) => <PersonActions person={row.original} open={open} />,
      }),
    ],
    [t, format, model, calls, open],
  );
}

function PersonActions(props: { person: PersonView; open: (next: Open) => void }) {
  const t = useTranslations('people');
  const { person, open } = props;
  const { edit, remove } = person.may;
  return (
    <span className="-mr-2 inline-flex justify-end gap-1">
      {edit.allowed ? (
        <Button variant="quiet" onClick={() => open({ act: 'edit', person })}>
          {t('edit')}
        </Button>
      ) : (
        <LockedButton quiet label={t('edit')} decision={edit} />
      )}
      {remove.allowed ? (
        <Button variant="quiet-danger" onClick={() => open({ act: 'remove', person })}>
          {t('remove')}
        </Button>
      ) : (
        <LockedButton quiet label={t('remove')} decision={remove} />
      )}
    </span>
  );
}
