'use client';

import { useTranslations } from 'next-intl';
import { RenameForm } from '@/components/form/rename-form';
import { StalePageNotice } from '@/components/form/stale-notice';
import { useActionForm } from '@/components/form/use-action-form';
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
    <RenameForm
      form={form}
      submit={submit}
      error={error}
      title={t('renameTitle', { name: account.name })}
      label={t('name')}
      rename={t('rename')}
      stale={
        <StalePageNotice
          saved={account.version}
          onRead={(now) => form.setValue('version', now)}
          onTakeOver={() => form.setValue('name', account.name)}
          versions={[{ field: t('name'), saved: account.name, own: form.getValues('name') }]}
        />
      }
    />
  );
}
