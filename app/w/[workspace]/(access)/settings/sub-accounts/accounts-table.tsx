'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { use, useCallback, useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { dialogOf, useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import type { AccountAct } from './account-acts';
import { useAccountColumns } from './account-columns';
import { AccountMenu } from './account-menu';
import { reopenSubAccountAction } from './actions';
import { foundAccounts, unfoldedAccounts } from './shown-accounts';

// Loaded when the first row is opened: the list does not wait for it.
const AccountDialogs = dynamic(() => import('./account-dialogs').then((module) => module.AccountDialogs));

/** The tree of accounts as a table with collapsible rows, with the dialogs that they open. */
export function AccountsTable(props: { accounts: Promise<SubAccountView[]>; workspace: string; q: string }) {
  const t = useTranslations('subAccounts');
  const { workspace, q } = props;
  const accounts = use(props.accounts);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const { open, close } = useDialogAddress();
  const opened = useOpenedAct(['add', 'rename', 'move', 'close'], accounts);
  const fail = useFailureToast();

  const reopen = useCallback(
    async (account: SubAccountView) => {
      const result = await reopenSubAccountAction({ workspace, accountId: account.id });
      if (result.ok) toast(t('reopened', { name: account.name }));
      else fail(result.error);
    },
    [workspace, t, fail],
  );
  const act = useCallback(
    (what: AccountAct, account: SubAccountView) => {
      if (what === 'reopen') void reopen(account);
      else open(dialogOf(what, account));
    },
    [reopen, open],
  );
  const parents = useMemo(() => new Set(accounts.map(({ parentId }) => parentId)), [accounts]);
  const foldingOf = useCallback(
    ({ id }: SubAccountView) =>
      parents.has(id)
        ? {
            isFolded: folded.has(id),
            fold: (isFolded: boolean) =>
              setFolded((now) => new Set(isFolded ? [...now, id] : [...now].filter((one) => one !== id))),
          }
        : undefined,
    [parents, folded],
  );
  const columns = useAccountColumns(foldingOf, act);
  return (
    <>
      <DataTable
        id="sub-accounts"
        label={t('title')}
        rows={unfoldedAccounts(foundAccounts(accounts, q), q ? new Set() : folded)}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(account) => <AccountMenu account={account} act={act} />}
        empty={<State icon={<SearchX />} title={t('noResult', { q })} />}
      />
      {opened && (
        <AccountDialogs
          act={opened.act}
          account={opened.row}
          accounts={accounts}
          workspace={workspace}
          reopen={reopen}
          close={close}
        />
      )}
    </>
  );
}
