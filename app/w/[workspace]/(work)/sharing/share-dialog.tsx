'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { FieldError } from '@/components/form/field-error';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Checkbox } from '@/components/ui/checkbox';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { ShareableView, Sharing } from '@/lib/work/shares/list-sharing';
import { shareRecordAction } from './actions';
import { ShareRecord } from './inputs';

/** Chooses the accounts below with which an item is shared. */
export function ShareDialog(props: {
  record: ShareableView;
  accounts: Sharing['accounts'];
  workspace: string;
  close: () => void;
}) {
  const t = useTranslations('sharing');
  const { record, accounts, workspace, close } = props;
  const { form, submit, error } = useActionForm(shareRecordAction, ShareRecord, {
    // Accounts that were closed since then are left out: saving replaces the shares of open accounts only.
    defaultValues: {
      workspace,
      kind: record.kind,
      id: record.id,
      accountIds: record.accountIds.filter((id) => accounts.some((account) => account.id === id)),
    },
    onSuccess: () => {
      toast(t('saved', { name: record.name }));
      close();
    },
  });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <ActionForm form={form} submit={submit}>
          <DialogHead title={t('shareTitle', { name: record.name })}>{t('lead')}</DialogHead>
          <DialogBody>
            <FormError error={error} />
            <AccountChoice accounts={accounts} />
          </DialogBody>
          <DialogFoot>
            <DialogCancel />
            <SubmitButton size="lg">{t('save')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

function AccountChoice({ accounts }: { accounts: Sharing['accounts'] }) {
  const t = useTranslations('sharing');
  const base = useId();
  const { field } = useController({ name: 'accountIds' });
  const chosen = field.value as readonly string[];
  if (accounts.length === 0) return <p className="text-ink-2">{t('noAccounts')}</p>;
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('with')}</legend>
      <ul className="max-h-[40dvh] overflow-y-auto rounded-3 border">
        {accounts.map(({ id, name, depth }) => (
          <li
            key={id}
            className="flex min-h-10 items-center gap-2.5 border-b pr-3 last:border-b-0"
            style={{ paddingLeft: 12 + depth * 20 }}
          >
            <Checkbox
              id={`${base}-${id}`}
              checked={chosen.includes(id)}
              onCheckedChange={(isChosen) =>
                field.onChange(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
            <label htmlFor={`${base}-${id}`} className="min-w-0 flex-1 truncate">
              {name}
            </label>
          </li>
        ))}
      </ul>
      <FieldError name="accountIds" />
    </fieldset>
  );
}
