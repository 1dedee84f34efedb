'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Trash2 } from '@/components/ui/icons';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactsPage } from './contacts-page-context';

const DeleteContactsDialog = dynamic(() =>
  import('./delete-contacts-dialog').then((module) => module.DeleteContactsDialog),
);

/** Delete on the page of a contact; if locked, it explains why (S1.17). */
export function ContactActions({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const router = useRouter();
  const { workspace, can } = useContactsPage();
  const { opened, close } = useDialogAddress();
  const deletion = contact.may.delete;
  const toList = () => router.replace(`/w/${workspace}/contacts`);
  return (
    <div className="flex gap-2">
      {can.delete.state !== 'absent' && deletion.allowed && (
        <>
          <DialogButton opens="delete" variant="quiet-danger" icon={<Trash2 aria-hidden />}>
            {t('delete')}
          </DialogButton>
          {opened === 'delete' && <DeleteContactsDialog contacts={[contact]} done={toList} onClose={close} />}
        </>
      )}
      {can.delete.state !== 'absent' && !deletion.allowed && (
        <LockedButton label={t('delete')} decision={deletion} />
      )}
    </div>
  );
}
