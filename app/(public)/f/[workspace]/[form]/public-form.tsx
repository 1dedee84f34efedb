'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LanguageLinks } from '@/components/shell/language-links';
import { PublicCard } from '@/components/shell/public-card';
import { Input } from '@/components/ui/input';
import type { FormAnswer } from '@/lib/platform/action-result';
import type { OpenForm } from '@/lib/work/forms/open-form';
import { submitFormAction, submitFormFormAction } from './actions';
import { formInput } from './inputs';

const acts = { 'sign-up': 'signUp', unsubscribe: 'unsubscribe', update: 'update' } as const;

interface PublicFormProps extends OpenForm {
  workspaceId: string;
  formId: string;
  /** Of the form posted without script: posting it twice has one effect (RV5). */
  requestId: string;
  answer: FormAnswer | undefined;
}

/** The form, then a note that an email is on its way: the same for known and unknown addresses. */
export function PublicForm(props: PublicFormProps) {
  const { purpose, heading, text, consent, workspaceId, formId, answer } = props;
  const t = useTranslations('publicForm');
  const [sentTo, setSentTo] = useState(answer?.error === null ? String(answer.values.email) : null);
  const { form, submit, error } = useActionForm(submitFormAction, formInput(purpose), {
    defaultValues: { workspaceId, formId, email: '', name: '', isAgreed: false, website: '' },
    answer,
    onSuccess: (_, { email }) => setSentTo(email),
  });
  if (sentTo !== null) {
    return (
      <PublicCard title={t('sentTitle')}>
        <p role="status" className="break-words">
          {t('sentLead', { email: sentTo })}
        </p>
        <LanguageLinks />
      </PublicCard>
    );
  }
  return (
    <PublicCard title={heading}>
      {text && <p className="whitespace-pre-wrap break-words">{text}</p>}
      <ActionForm
        form={form}
        submit={submit}
        plainAction={submitFormFormAction}
        className="max-w-md gap-4"
        aria-label={heading}
      >
        <input type="hidden" name="workspaceId" value={workspaceId} />
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="requestId" value={props.requestId} />
        <FormError error={error} />
        <Field name="email" label={t('email')}>
          {(control) => <Input {...control} size="gate" type="email" autoComplete="email" />}
        </Field>
        {purpose !== 'unsubscribe' && (
          <Field
            name="name"
            label={purpose === 'update' ? t('newName') : t('name')}
            hint={purpose === 'sign-up' && t('optional')}
          >
            {(control) => <Input {...control} size="gate" autoComplete="name" />}
          </Field>
        )}
        <HoneypotField />
        {purpose === 'sign-up' && (
          <CheckboxField name="isAgreed" label={<span className="font-normal break-words">{consent}</span>} />
        )}
        <SubmitButton size="gate" className="self-start">
          {t(acts[purpose])}
        </SubmitButton>
      </ActionForm>
      <LanguageLinks />
    </PublicCard>
  );
}

/** A hidden field, out of reach for people and screen readers: only a bot fills it in. */
function HoneypotField() {
  const t = useTranslations('publicForm');
  return (
    <div className="hidden" aria-hidden>
      <Field name="website" label={t('leaveEmpty')}>
        {(control) => <input {...control} tabIndex={-1} autoComplete="off" />}
      </Field>
    </div>
  );
}
