'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DialogButton, dialogOf } from '@/components/shell/dialog-address';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';

const column = columnsOf<OrganisationWorkspace>();

export type WorkspaceAct = 'rename' | 'close' | 'reopen';

/** The actions that a workspace offers; none where a hosted account does not delegate (S3.15). */
export function actsOf({ closedAt, users }: OrganisationWorkspace): WorkspaceAct[] {
  if (users === null) return [];
  return closedAt ? ['reopen'] : ['rename', 'close'];
}

/** The columns of the workspaces. Keep `reopen` stable. */
export function useWorkspaceColumns(
  entered: readonly string[],
  reopen: (workspace: OrganisationWorkspace) => Promise<void>,
) {
  const t = useTranslations('organisationWorkspaces');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <WorkspaceName workspace={original} isOpenToReader={entered.includes(original.id)} />
        ),
      }),
      column.display({
        id: 'users',
        meta: { label: t('users'), width: 200, phone: 'line' },
        cell: ({ row }) => <Users users={row.original.users} />,
      }),
      column.display({
        id: 'created',
        meta: { label: t('made'), width: 150, wideOnly: true, phone: 'end' },
        cell: ({ row }) => (
          <span className="text-ink-2">
            {format.dateTime(new Date(row.original.createdAt), { dateStyle: 'medium' })}
          </span>
        ),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 240, silentHead: true, align: 'end' },
        cell: ({ row: { original } }) => (
          <span className="-mr-2 inline-flex justify-end gap-1">
            {actsOf(original).map((what) =>
              what === 'reopen' ? (
                <Button key={what} variant="quiet" onClick={() => reopen(original)}>
                  {t(what)}
                </Button>
              ) : (
                <DialogButton
                  key={what}
                  opens={dialogOf(what, original)}
                  variant={what === 'close' ? 'quiet-danger' : 'quiet'}
                >
                  {t(what)}
                </DialogButton>
              ),
            )}
          </span>
        ),
      }),
    ],
    [t, format, entered, reopen],
  );
}

function WorkspaceName(props: { workspace: OrganisationWorkspace; isOpenToReader: boolean }) {
  const t = useTranslations('organisationWorkspaces');
  const format = useFormatter();
  const { name, slug, level, closedAt, eraseAt } = props.workspace;
  const date = (at: Date) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  return (
    <span className="flex min-w-0 items-center gap-2" style={{ paddingInlineStart: `${level * 1.25}rem` }}>
      {props.isOpenToReader ? (
        <Link href={`/w/${slug}`} className="link truncate">
          {name}
        </Link>
      ) : (
        <span className="truncate">{name}</span>
      )}
      {closedAt && (
        <Badge>
          {eraseAt ? t('erasedOn', { date: date(eraseAt) }) : t('closedOn', { date: date(closedAt) })}
        </Badge>
      )}
    </span>
  );
}

function Users({ users }: Pick<OrganisationWorkspace, 'users'>) {
  const t = useTranslations('organisationWorkspaces');
  if (users === null) return <span className="text-ink-3">{t('notDelegated')}</span>;
  return (
    <>
      {t('userCount', { count: users.active })}
      {users.invited > 0 && (
        <span className="text-ink-3"> · {t('invitedCount', { count: users.invited })}</span>
      )}
    </>
  );
}
