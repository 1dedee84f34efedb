'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useTransition } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Building2 } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { HostedAccountView } from '@/lib/access/hosted-accounts/list-hosted-accounts';
import { restoreAccountAction } from './actions';

const column = columnsOf<HostedAccountView>();

/** The accounts of the host (S3.13–S3.15): accounts that delegate link to their users; deleted ones can be restored. */
export function AccountsList(props: {
  accounts: readonly HostedAccountView[];
  workspace: string;
  mayRestore: boolean;
}) {
  const t = useTranslations('hostedAccounts');
  const columns = useAccountColumns(props.workspace, props.mayRestore);
  return (
    <DataTable
      id="hosted-accounts"
      label={t('title')}
      rows={props.accounts}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => name}
      empty={
        <State icon={<Building2 />} title={t('none')}>
          {t('noneLead')}
        </State>
      }
    />
  );
}

function useAccountColumns(workspace: string, mayRestore: boolean) {
  const t = useTranslations('hostedAccounts');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) =>
          original.isDelegated && !original.eraseAt ? (
            <Link
              href={`/w/${original.slug}/settings/users`}
              className="block truncate rounded-1 font-medium hover:underline"
            >
              {original.name}
            </Link>
          ) : (
            <span className="block truncate font-medium text-ink-2">{original.name}</span>
          ),
      }),
      column.display({
        id: 'state',
        meta: { label: t('state'), width: 240, phone: 'line' },
        cell: ({ row: { original } }) => {
          if (original.eraseAt) {
            const date = format.dateTime(original.eraseAt, {
              weekday: 'short',
              day: 'numeric',
              month: 'long',
            });
            return <Badge>{t('deletedUntil', { date })}</Badge>;
          }
          return <Badge>{original.isDelegated ? t('delegated') : t('notDelegated')}</Badge>;
        },
      }),
      column.display({
        id: 'users',
        meta: { label: t('users'), width: 160, phone: 'end' },
        cell: ({ row: { original } }) =>
          original.users ? (
            t('userCount', { count: original.users.active + original.users.invited })
          ) : (
            <span className="text-ink-3">{t('unknown')}</span>
          ),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 140, silentHead: true, align: 'end' },
        cell: ({ row: { original } }) =>
          original.eraseAt && mayRestore && <Restore workspace={workspace} account={original} />,
      }),
    ],
    [t, format, workspace, mayRestore],
  );
}

function Restore({ workspace, account }: { workspace: string; account: HostedAccountView }) {
  const t = useTranslations('hostedAccounts');
  const fail = useFailureToast();
  const [isBusy, startTransition] = useTransition();
  const restore = () =>
    startTransition(async () => {
      const result = await restoreAccountAction({ workspace, accountId: account.id });
      if (result.ok) toast(t('restored', { name: account.name }));
      else fail(result.error);
    });
  return (
    <Button variant="quiet" className="-mr-2" busy={isBusy} onClick={restore}>
      {t('restore')}
    </Button>
  );
}
