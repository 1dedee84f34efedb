'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { RoleButton } from '@/components/lock/role-button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';
import type { AccountMembership } from '@/lib/access/members/invite/invite-to-accounts';
import type { InvitableAccount } from '@/lib/access/sub-accounts/invitable-accounts';
import { useUsersPage } from '../users-page-context';

/** Chooses accounts in the tree, and a role in each (S0.1, S0.10). */
export function AccountMemberships() {
  const t = useTranslations('inviteToAccounts');
  const { accounts } = useUsersPage();
  const { field } = useController({ name: 'memberships' });
  const memberships = field.value as readonly AccountMembership[];

  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('accounts')}</legend>
      <ul className="max-h-[40dvh] overflow-y-auto rounded-3 border">
        {accounts.map((account) => {
          const index = memberships.findIndex(({ accountId }) => accountId === account.id);
          const others = memberships.filter(({ accountId }) => accountId !== account.id);
          return (
            <AccountLine
              key={account.id}
              account={account}
              role={memberships[index]?.role ?? null}
              path={`places.${index}`}
              choose={(role) =>
                field.onChange(role === null ? others : [...others, { accountId: account.id, role }])
              }
            />
          );
        })}
      </ul>
      <FieldError name="memberships" />
    </fieldset>
  );
}

function AccountLine(props: {
  account: InvitableAccount;
  role: string | null;
  path: string;
  choose: (role: string | null) => void;
}) {
  const t = useTranslations();
  const { model } = useUsersPage();
  const id = useId();
  const { account, role, path, choose } = props;
  // The lowest role first: giving more must be a choice, never an oversight.
  const roles = [...account.roles].reverse();
  const options = roles.map((value) => ({ value, label: t(`roles.${model.id}.${value}.label`) }));
  return (
    <li className="grid gap-1 border-b px-3 py-1.5 last:border-b-0">
      <div className="flex min-h-9 items-center gap-2.5" style={{ paddingLeft: account.depth * 20 }}>
        <Checkbox
          id={id}
          checked={role !== null}
          onCheckedChange={(isChosen) => choose(isChosen ? (roles[0] ?? null) : null)}
        />
        <label htmlFor={id} className="min-w-0 flex-1 truncate font-medium">
          {account.name}
        </label>
        {role !== null && (
          <>
            <Select
              aria-label={t('inviteToAccounts.roleIn', { account: account.name })}
              options={options}
              value={role}
              onChange={choose}
              size="sm"
              className="w-44"
            />
            <RoleButton isIcon model={model} role={role} className="ml-0 max-tablet:size-10" />
          </>
        )}
      </div>
      <FieldError name={`${path}.accountId`} />
      <FieldError name={`${path}.role`} />
    </li>
  );
}
