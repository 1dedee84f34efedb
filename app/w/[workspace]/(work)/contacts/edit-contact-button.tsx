'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { DialogIconButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Pencil } from '@/components/ui/icons';
import type { ContactView } from '@/lib/work/contacts/contact-view';

const EditContactDialog = dynamic(() =>
  import('./edit-contact-dialog').then((module) => module.EditContactDialog),
);

/** Opens the form of a contact, beside its name. */
export function EditContactButton({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const { opened, close } = useDialogAddress();
  return (
    <>
      <DialogIconButton opens="edit" size="sm" label={t('edit')} icon={<Pencil aria-hidden />} />
      {opened === 'edit' && <EditContactDialog contact={contact} onClose={close} />}
    </>
  );
}
