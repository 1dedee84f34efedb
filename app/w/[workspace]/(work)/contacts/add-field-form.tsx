'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import type { MaskedField } from '@/lib/policy/model';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { updateContactAction } from './actions';
import { useContactsPage } from './contacts-page-context';
import { AddEmail, AddPhone } from './inputs';

const schemas = { phone: AddPhone, email: AddEmail };

/** The form of `AddField`. */
export function AddFieldForm(props: {
  contact: ContactView;
  field: MaskedField;
  act: string;
  done: () => void;
}) {
  const t = useTranslations('contacts');
  const { workspace, masked } = useContactsPage();
  const { contact, field } = props;
  const { form, submit, error } = useActionForm(updateContactAction, schemas[field], {
    defaultValues: { workspace, contactId: contact.id, version: contact.version, [field]: '' },
    onSuccess: props.done,
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-3">
      <Field
        name={field}
        label={field === 'phone' ? t('phone') : t('email')}
        help={masked.includes(field) ? t('addOnce') : undefined}
      >
        {(control) => (
          <Input {...control} type={field === 'phone' ? 'tel' : 'email'} autoComplete="off" autoFocus />
        )}
      </Field>
      <FormError error={error} />
      <SubmitButton className="w-full">{props.act}</SubmitButton>
    </ActionForm>
  );
}
