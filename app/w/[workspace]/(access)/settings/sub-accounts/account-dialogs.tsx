'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import type { AccountAct } from './account-acts';
import { CloseAccount } from './close-account';
import { MoveAccountForm } from './move-account-form';
import { NewAccountForm } from './new-account-form';
import { RenameAccountForm } from './rename-account-form';

/** The dialog of an action on an account. */
export function AccountDialogs(props: {
  act: AccountAct;
  account: SubAccountView;
  accounts: readonly SubAccountView[];
  workspace: string;
  reopen: (account: SubAccountView) => Promise<void>;
  close: () => void;
}) {
  const { act, account, accounts, workspace, reopen, close } = props;
  const dialogProps = { account, workspace, close };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        {act === 'add' && <NewAccountForm parent={account} workspace={workspace} close={close} />}
        {act === 'rename' && <RenameAccountForm {...dialogProps} />}
        {act === 'move' && <MoveAccountForm {...dialogProps} accounts={accounts} />}
        {act === 'close' && <CloseAccount {...dialogProps} reopen={reopen} />}
      </DialogContent>
    </Dialog>
  );
}
