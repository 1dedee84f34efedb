'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
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
    <Menu>
      <MenuTrigger
        render={
          <IconButton
            label={t('actionsOf', { name: account.name })}
            icon={<Ellipsis />}
            className="max-tablet:size-11"
          />
        }
      />
      <MenuContent>
        {open.map(({ act: what, label, isDanger }) => (
          <MenuItem key={what} danger={isDanger} onClick={() => act(what, account)}>
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
