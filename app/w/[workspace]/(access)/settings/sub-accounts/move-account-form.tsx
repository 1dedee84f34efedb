'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import { moveSubAccountAction } from './actions';
import { unfoldedAccounts } from './shown-accounts';

const schema = () => import('./inputs').then((module) => module.MoveSubAccount);

/** Moves an account with all its descendants below another. Impossible targets are not offered; the server decides. */
export function MoveAccountForm(props: {
  account: SubAccountView;
  accounts: readonly SubAccountView[];
  workspace: string;
  close: () => void;
}) {
  const t = useTranslations('subAccounts');
  const { account, accounts, workspace, close } = props;
  const { form, submit, error } = useActionForm(moveSubAccountAction, schema, {
    defaultValues: { workspace, accountId: account.id, parentId: account.parentId ?? '' },
    onSuccess: () => {
      toast(t('moved', { name: account.name }));
      close();
    },
  });
  const outside = unfoldedAccounts(accounts, new Set([account.id]));
  const below = accounts.length - outside.length;
  const options = outside
    .filter(({ id, closedAt, may }) => id !== account.id && !closedAt && may.create.allowed)
    .map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }));
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('moveTitle', { name: account.name })}>
        {t('moveLead', { count: below })}
      </DialogHead>
      <DialogBody>
        <FormError error={error} />
        <ControlledField name="parentId" label={t('newPlace')} help={t('moveNote')}>
          {({ ref: _, ...control }) => <Select {...control} options={options} className="w-full" />}
        </ControlledField>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('move')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
