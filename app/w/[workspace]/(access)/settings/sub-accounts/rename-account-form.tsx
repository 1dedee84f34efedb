'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import { renameSubAccountAction } from './actions';

const schema = () => import('./inputs').then((module) => module.RenameSubAccount);

/** Renames an account. */
export function RenameAccountForm(props: { account: SubAccountView; workspace: string; close: () => void }) {
  const t = useTranslations('subAccounts');
  const { account, workspace, close } = props;
  const { form, submit, error } = useActionForm(renameSubAccountAction, schema, {
    defaultValues: { workspace, accountId: account.id, version: account.version, name: account.name },
    onSuccess: (_, { name }) => {
      toast(t('renamed', { name }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('renameTitle', { name: account.name })} />
      <DialogBody>
        {error?.kind === 'stale' ? (
          <StalePageNotice
            saved={account.version}
            onRead={(now) => form.setValue('version', now)}
            onTakeOver={() => form.setValue('name', account.name)}
            versions={[{ field: t('name'), saved: account.name, own: form.getValues('name') }]}
          />
        ) : (
          <FormError error={error} />
        )}
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('rename')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
