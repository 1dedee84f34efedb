'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { ContactView } from '@/lib/work/contacts/contact-view';

const EditContactDialog = dynamic(() =>
  import('./edit-contact-dialog').then((module) => module.EditContactDialog),
);

/** Opens the form of a contact, beside its name. */
export function EditContactButton({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton size="sm" label={t('edit')} icon={<Pencil aria-hidden />} onClick={() => setIsOpen(true)} />
      {isOpen && <EditContactDialog contact={contact} onClose={() => setIsOpen(false)} />}
    </>
  );
}
