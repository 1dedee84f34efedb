'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, dialogOf } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import { type AccountAct, type OfferedAct, useAccountActs } from './account-acts';
import { AccountName, type Folding } from './account-name';

const column = columnsOf<SubAccountView>();

/** The columns of the tree. Keep `foldingOf` and `act` stable. */
export function useAccountColumns(
  foldingOf: (account: SubAccountView) => Folding | undefined,
  act: (what: AccountAct, account: SubAccountView) => void,
) {
  const t = useTranslations('subAccounts');
  const actsOf = useAccountActs();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => <AccountName account={original} folding={foldingOf(original)} />,
      }),
      column.display({
        id: 'users',
        meta: { label: t('users'), width: 180, phone: 'end' },
        cell: ({ row }) => <Users {...row.original.users} />,
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 400, silentHead: true, align: 'end' },
        cell: ({ row: { original } }) => (
          <span className="-mr-2 inline-flex justify-end gap-1">
            {actsOf(original).map((offered) => (
              <Act key={offered.act} offered={offered} account={original} act={act} />
            ))}
          </span>
        ),
      }),
    ],
    [t, foldingOf, actsOf, act],
  );
}

function Users({ active, invited }: SubAccountView['users']) {
  const t = useTranslations('subAccounts');
  return (
    <>
      {t('userCount', { count: active })}
      {invited > 0 && <span className="text-ink-3"> · {t('invitedCount', { count: invited })}</span>}
    </>
  );
}

function Act(props: {
  offered: OfferedAct;
  account: SubAccountView;
  act: (what: AccountAct, account: SubAccountView) => void;
}) {
  const { offered, account } = props;
  const { act, label, decision, isDanger } = offered;
  if (!decision.allowed) return <LockedButton quiet label={label} decision={decision} />;
  const variant = isDanger ? 'quiet-danger' : 'quiet';
  if (act === 'reopen') {
    return (
      <Button variant={variant} onClick={() => props.act(act, account)}>
        {label}
      </Button>
    );
  }
  return (
    <DialogButton opens={dialogOf(act, account)} variant={variant}>
      {label}
    </DialogButton>
  );
}
