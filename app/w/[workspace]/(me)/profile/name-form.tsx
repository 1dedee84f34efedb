'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { renameSelfAction } from './actions';

const schema = () => import('./inputs').then((module) => module.RenameSelf);

/** The reader's own name, which every workspace of the organisation shows (S1.34). */
export function NameForm({ workspace, name }: { workspace: string; name: string }) {
  const t = useTranslations('profile');
  const { form, submit, error } = useActionForm(renameSelfAction, schema, {
    defaultValues: { workspace, from: name, name },
    onSuccess: (_, sent) => {
      form.setValue('from', sent.name.trim());
      toast(t('nameSaved'));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4">
      {error?.kind === 'stale' ? (
        <StalePageNotice
          saved={name}
          onRead={(now) => form.setValue('from', now)}
          versions={[{ field: t('yourName'), saved: name, own: form.getValues('name') }]}
        />
      ) : (
        <FormError error={error} />
      )}
      <Field name="name" label={t('yourName')}>
        {(control) => <Input {...control} autoComplete="name" />}
      </Field>
      <SubmitButton className="self-start" variant="secondary">
        {t('saveName')}
      </SubmitButton>
    </ActionForm>
  );
}
