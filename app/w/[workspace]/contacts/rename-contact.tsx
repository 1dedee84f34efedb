'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { ContactView } from '@/lib/services/contacts/view';
import { updateContactAction } from './actions';
import { useContactsPlace } from './contacts-place';
import { RenameContact as Schema } from './inputs';

/** Changes the name of a contact. */
export function RenameContact({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger render={<IconButton size="sm" label={t('rename')} icon={<Pencil aria-hidden />} />} />
      <PopoverContent sheetOnPhone aria-label={t('rename')} className="w-72 p-4">
        <RenameForm contact={contact} done={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

function RenameForm({ contact, done }: { contact: ContactView; done: () => void }) {
  const t = useTranslations('contacts');
  const { workspace } = useContactsPlace();
  const { form, submit, error } = useActionForm(updateContactAction, Schema, {
    defaultValues: { workspace, contactId: contact.id, version: contact.version, name: contact.name },
    onSuccess: done,
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-3">
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} autoComplete="off" autoFocus />}
      </Field>
      <FormError error={error} />
      <SubmitButton className="w-full">{t('save')}</SubmitButton>
    </ActionForm>
  );
}
