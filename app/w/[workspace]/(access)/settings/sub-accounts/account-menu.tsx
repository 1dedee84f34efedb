'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { DialogItem, dialogOf } from '@/components/shell/dialog-address';
import { MenuItem } from '@/components/ui/menu';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import { type AccountAct, useAccountActs } from './account-acts';

/** The actions of an account on a phone. */
export function AccountMenu(props: {
  account: SubAccountView;
  act: (what: AccountAct, account: SubAccountView) => void;
}) {
  const t = useTranslations('subAccounts');
  const { account, act } = props;
  const open = useAccountActs()(account).filter(({ decision }) => decision.allowed);
  if (open.length === 0) return null;
  return (
    <RowMenu row={account} label={t('actionsOf', { name: account.name })}>
      {() => (
        <>
          {open.map(({ act: what, label, isDanger }) =>
            what === 'reopen' ? (
              <MenuItem key={what} onClick={() => act(what, account)}>
                {label}
              </MenuItem>
            ) : (
              <DialogItem key={what} danger={isDanger} opens={dialogOf(what, account)}>
                {label}
              </DialogItem>
            ),
          )}
        </>
      )}
    </RowMenu>
  );
}
