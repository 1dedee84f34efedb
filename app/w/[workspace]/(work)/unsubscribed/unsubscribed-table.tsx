'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useTransition } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { BellOff } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import { useContactName } from '@/components/work/contact-name';
import { FieldValue } from '@/components/work/field-value';
import type { Page } from '@/lib/platform/paging/page';
import type { Decision } from '@/lib/policy/model';
import type { UnsubscribedView } from '@/lib/work/unsubscribed/list-unsubscribed';
import { resubscribeAction } from './actions';

const column = columnsOf<UnsubscribedView>();

interface Props {
  page: Page<UnsubscribedView>;
  workspace: string;
  decision: Decision;
}

/** The unsubscribed contacts, the latest first, each with a button to resubscribe. */
export function UnsubscribedTable({ page, ...place }: Props) {
  const t = useTranslations('unsubscribed');
  const { rows } = page;
  const nameOf = useContactName();
  return (
    <>
      <DataTable
        id="unsubscribed"
        label={t('title')}
        rows={rows}
        columns={useUnsubscribedColumns(place.workspace, place.decision)}
        rowId={({ id }) => id}
        rowLabel={nameOf}
        rowMenu={(contact) => <Resubscribe contact={contact} {...place} />}
        empty={
          <State icon={<BellOff />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      <Pagination page={page} />
    </>
  );
}

function useUnsubscribedColumns(workspace: string, decision: Decision) {
  const t = useTranslations('unsubscribed');
  const nameOf = useContactName();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row }) => <span className="block truncate font-medium">{nameOf(row.original)}</span>,
      }),
      column.display({
        id: 'phone',
        meta: { label: t('phone'), width: 190, phone: 'line' },
        cell: ({ row }) => <FieldValue field="phone" view={row.original.phone} />,
      }),
      column.display({
        id: 'email',
        meta: { label: t('email'), width: 240, wideOnly: true },
        cell: ({ row }) => <FieldValue field="email" view={row.original.email} />,
      }),
      column.display({
        id: 'since',
        meta: { label: t('since'), width: 150, phone: 'end' },
        cell: ({ row }) => <RelativeTime at={row.original.since} />,
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 150, silentHead: true, align: 'end' },
        cell: ({ row }) => <Resubscribe contact={row.original} workspace={workspace} decision={decision} />,
      }),
    ],
    [t, nameOf, workspace, decision],
  );
}

function Resubscribe(props: { contact: UnsubscribedView; workspace: string; decision: Decision }) {
  const t = useTranslations('unsubscribed');
  const fail = useFailureToast();
  const nameOf = useContactName();
  const [isBusy, startTransition] = useTransition();
  const { contact, workspace, decision } = props;
  if (!decision.allowed) return <LockedButton quiet label={t('resubscribe')} decision={decision} />;

  function resubscribe() {
    startTransition(async () => {
      const result = await resubscribeAction({ workspace, contactId: contact.id });
      if (result.ok) toast(t('resubscribed', { name: nameOf(contact) }));
      else fail(result.error);
    });
  }

  return (
    <Button variant="quiet" busy={isBusy} onClick={resubscribe} className="max-tablet:h-11">
      {t('resubscribe')}
    </Button>
  );
}
