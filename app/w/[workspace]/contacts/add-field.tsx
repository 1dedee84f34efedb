'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { MaskedField } from '@/lib/policy/model';
import type { ContactView } from '@/lib/services/contacts/view';
import { updateContactAction } from './actions';
import { useContactsPlace } from './contacts-place';
import { AddEmail, AddPhone } from './inputs';

const schemas = { phone: AddPhone, email: AddEmail };

/** Fills in a phone or email where there is none, which even who sees them masked may do (S1.26). */
export function AddField({ contact, field }: { contact: ContactView; field: MaskedField }) {
  const t = useTranslations('contacts');
  const [isOpen, setIsOpen] = useState(false);
  const act = field === 'phone' ? t('addPhone') : t('addEmail');
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger
        aria-label={t('addFor', { act, contact: contact.name })}
        className="-mx-1.5 inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-2 px-1.5 font-medium text-[13px] text-accent hover:bg-press max-tablet:h-10"
      >
        <Plus className="icon-14" aria-hidden />
        {act}
      </PopoverTrigger>
      <PopoverContent
        sheetOnPhone
        aria-label={t('addFor', { act, contact: contact.name })}
        className="w-72 p-4"
      >
        <AddForm contact={contact} field={field} act={act} done={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

function AddForm(props: { contact: ContactView; field: MaskedField; act: string; done: () => void }) {
  const t = useTranslations('contacts');
  const { workspace, masked } = useContactsPlace();
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
