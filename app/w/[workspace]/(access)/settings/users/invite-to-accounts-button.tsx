'use client';

import { Network } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCloseMore } from '@/components/shell/more-actions';
import { Button } from '@/components/ui/button';
import { useUserDialogs } from './user-dialogs';
import { useUsersPage } from './users-page-context';

/** The button that opens the dialog; absent with a single account. */
export function InviteToAccountsButton() {
  const t = useTranslations('inviteToAccounts');
  const { accounts } = useUsersPage();
  const dialogs = useUserDialogs();
  const closeMore = useCloseMore();
  if (accounts.length === 0) return null;

  function begin() {
    closeMore();
    dialogs.inviteToAccounts();
  }

  return (
    <Button icon={<Network aria-hidden />} onClick={begin}>
      {t('title')}
    </Button>
  );
}
