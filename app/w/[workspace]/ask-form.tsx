'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { requestDurations } from '@/lib/access/members/requests/request-duration';
import type { Permission } from '@/lib/policy/catalogue';
import { createRequestAction } from './(access)/settings/requests/actions';
import { DurationFields } from './(access)/settings/requests/duration-fields';

const schema = () => import('./(access)/settings/requests/inputs').then(({ CreateRequest }) => CreateRequest);

/** Asks for a permission: why, and for how long (B1). */
export function AskForm(props: { workspace: string; permission: Permission; onDone: () => void }) {
  const t = useTranslations('requests');
  const ui = useTranslations('ui');
  const { form, submit, error } = useActionForm(createRequestAction, schema, {
    defaultValues: {
      workspace: props.workspace,
      permission: props.permission,
      note: '',
      duration: 'hours',
      untilDay: '',
    },
    onSuccess: () => {
      toast(t('sent'));
      props.onDone();
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-3 border-t pt-3.5">
      <FormError error={error} />
      <Field name="note" label={t('note')} hint={t('optional')} help={t('noteHelp')}>
        {(control) => <Textarea {...control} rows={2} maxLength={500} />}
      </Field>
      <DurationFields durations={requestDurations} label={t('howLong')} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{t('send')}</SubmitButton>
        <Button onClick={props.onDone}>{ui('cancel')}</Button>
      </div>
    </ActionForm>
  );
}
