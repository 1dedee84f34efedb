'use client';

import { useTranslations } from 'next-intl';
import { DialogButton } from '@/components/shell/dialog-address';
import { Network } from '@/components/ui/icons';
import { useUsersPage } from '../users-page-context';

/** The button that opens the dialog; absent with a single account. */
export function InviteToAccountsButton() {
  const t = useTranslations('inviteToAccounts');
  const { accounts } = useUsersPage();
  if (accounts.length === 0) return null;
  return (
    <DialogButton opens="invite-to-accounts" icon={<Network aria-hidden />}>
      {t('title')}
    </DialogButton>
  );
}
