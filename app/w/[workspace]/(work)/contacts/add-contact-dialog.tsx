'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { Duplicate } from '@/lib/work/contacts/find-duplicates';
import { createContactAction } from './actions';
import { ContactFields } from './contact-fields';
import { useContactsPage } from './contacts-page-context';
import { DuplicatesNotice } from './duplicates-notice';
import { CreateContact } from './inputs';

/** Adds one contact, after showing contacts with the same phone or email. */
export function AddContactDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('contacts');
  const { workspace, fields: own } = useContactsPage();
  const [duplicates, setDuplicates] = useState<readonly Duplicate[]>([]);
  const { form, submit, error, draft } = useActionForm(createContactAction, CreateContact, {
    defaultValues: {
      workspace,
      name: '',
      phone: '',
      email: '',
      lifecycle: '',
      fields: Object.fromEntries(own.map(({ id }) => [id, ''])),
      keepDuplicate: false,
    },
    draft: 'contact.new',
    onSuccess: (saved, { name, phone, email }) => {
      if (!saved.isSaved) return setDuplicates(saved.duplicates);
      toast(t('added', { contact: name || phone || email }));
      onClose();
    },
  });
  const save = (keepDuplicate: boolean) => (event?: React.BaseSyntheticEvent) => {
    form.setValue('keepDuplicate', keepDuplicate);
    return submit(event);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <ActionForm form={form} submit={save(false)} draft={draft}>
          <DialogHead title={t('add')} />
          <DialogBody>
            <FormError error={error} />
            <ContactFields />
            <DuplicatesNotice duplicates={duplicates} goOn={() => void save(true)()} />
          </DialogBody>
          <DialogFoot>
            <DialogCancel />
            <SubmitButton size="lg">{t('add')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
