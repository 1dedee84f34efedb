'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { ConfirmDialog } from '@/components/form/confirmation';
import { DialogButton, dialogOf, useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { Badge } from '@/components/ui/badge';
import { DialogHead } from '@/components/ui/dialog';
import { ContactRound } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { TokenView } from '@/lib/access/provisioning/tokens/list-tokens';
import { revokeDirectoryTokenAction } from './actions';
import { LastChange } from './last-change';

const column = columnsOf<TokenView>();

/** The directory tokens of the organisation. */
export function TokensTable({ tokens, organisation }: { tokens: TokenView[]; organisation: string }) {
  const t = useTranslations('directory');
  const { close } = useDialogAddress();
  const opened = useOpenedAct(['revoke'], tokens, (_, { end }) => end !== 'revoked');
  const columns = useTokenColumns();
  return (
    <>
      <DataTable
        id="directory-tokens"
        label={t('tokens')}
        rows={tokens}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(token) =>
          token.end !== 'revoked' && (
            <DialogButton
              opens={dialogOf('revoke', token)}
              variant="quiet-danger"
              className="max-tablet:h-11"
            >
              {t('revoke')}
            </DialogButton>
          )
        }
        empty={
          <State icon={<ContactRound />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      {opened && <RevokeDialog token={opened.seen} organisation={organisation} close={close} />}
    </>
  );
}

function useTokenColumns() {
  const t = useTranslations('directory');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium">{original.name}</span>
            <code className="flex-none text-[12.5px] text-ink-3">…{original.hint}</code>
            {original.end && <Badge>{t(`end.${original.end}`)}</Badge>}
          </span>
        ),
      }),
      column.display({
        id: 'change',
        meta: { label: t('lastChange'), width: 320, phone: 'line' },
        cell: ({ row: { original } }) => <LastChange token={original} />,
      }),
      column.display({
        id: 'holder',
        meta: { label: t('holder'), width: 150, wideOnly: true },
        cell: ({ row: { original } }) => original.holder,
      }),
      column.display({
        id: 'ends',
        meta: { label: t('ends'), width: 130, wideOnly: true },
        cell: ({ row: { original } }) => (
          <span className="text-ink-2">{format.dateTime(original.expiresAt, { dateStyle: 'medium' })}</span>
        ),
      }),
      column.display({
        id: 'used',
        meta: { label: t('lastUsed'), width: 140, phone: 'end' },
        cell: ({ row: { original } }) =>
          original.lastUsedAt ? (
            <RelativeTime at={original.lastUsedAt} />
          ) : (
            <span className="text-ink-3">{t('never')}</span>
          ),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 110, silentHead: true, align: 'end' },
        cell: ({ row: { original } }) =>
          original.end !== 'revoked' && (
            <DialogButton opens={dialogOf('revoke', original)} variant="quiet-danger" className="-mr-2">
              {t('revoke')}
            </DialogButton>
          ),
      }),
    ],
    [t, format],
  );
}

function RevokeDialog(props: { token: TokenView; organisation: string; close: () => void }) {
  const t = useTranslations('directory');
  const { token, organisation, close } = props;
  const { id: tokenId, name } = token;
  const leave = () => {
    toast(t('revokedNow', { name }));
    close();
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('revokeTitle', { name })} />}
      label={t('revoke')}
      act={() => revokeDirectoryTokenAction({ organisation, tokenId })}
      onDone={leave}
      onClose={close}
    >
      <p className="text-ink-2">{t('revokeNote')}</p>
    </ConfirmDialog>
  );
}
