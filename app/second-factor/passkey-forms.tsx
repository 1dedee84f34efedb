'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import type { FormAnswer } from '@/lib/platform/action-result';
import {
  removePasskeyAction,
  removePasskeyFormAction,
  renamePasskeyAction,
  renamePasskeyFormAction,
} from './actions';

const renaming = () => import('./inputs').then((module) => module.RenamePasskey);
const removing = () => import('./inputs').then((module) => module.RemovePasskey);

/** Another name for a passkey, and its removal. */
export function PasskeyForms(props: { id: string; name: string; answer: FormAnswer | undefined }) {
  const { id, name, answer } = props;
  const t = useTranslations('secondFactor');
  // A full page load without the address of the passkey: the list shows what became of it.
  const onSuccess = () => window.location.assign('/second-factor');
  const rename = useActionForm(renamePasskeyAction, renaming, {
    defaultValues: { id, name },
    answer,
    onSuccess,
  });
  const remove = useActionForm(removePasskeyAction, removing, { defaultValues: { id }, onSuccess });
  return (
    <div className="grid gap-3">
      <ActionForm {...rename} plainAction={renamePasskeyFormAction} className="gap-3">
        <FormError error={rename.error ?? remove.error} />
        <input type="hidden" name="id" value={id} />
        <Field name="name" label={t('passkeyName')} help={t('passkeyNameHelp')}>
          {(control) => <Input {...control} size="gate" autoComplete="off" />}
        </Field>
        <SubmitButton size="gate">{t('renamePasskey')}</SubmitButton>
      </ActionForm>
      <ActionForm {...remove} plainAction={removePasskeyFormAction} className="gap-2">
        <input type="hidden" name="id" value={id} />
        <SubmitButton size="gate" variant="danger">
          {t('removePasskey')}
        </SubmitButton>
        <p className="type-13 text-ink-2">{t('removePasskeyHelp')}</p>
      </ActionForm>
    </div>
  );
}
