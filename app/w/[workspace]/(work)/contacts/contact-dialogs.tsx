'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { useDialogAddress } from '@/components/shell/dialog-address';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactsPage } from './contacts-page-context';
import { type ContactDialogs, ContactDialogsContext, type Deletion } from './use-contact-dialogs';

// Forms and their schemas are loaded when the first dialog opens, so that the list does not wait for them.
const AddContactDialog = dynamic(() =>
  import('./add-contact-dialog').then((module) => module.AddContactDialog),
);
const BulkReportDialog = dynamic(() =>
  import('@/components/work/bulk-report-dialog').then((module) => module.BulkReportDialog),
);
const DeleteContactsDialog = dynamic(() =>
  import('./delete-contacts-dialog').then((module) => module.DeleteContactsDialog),
);
const EditContactDialog = dynamic(() =>
  import('./edit-contact-dialog').then((module) => module.EditContactDialog),
);
const NewListDialog = dynamic(() => import('./lists/list-dialog').then((module) => module.NewListDialog));

type Opened =
  | { act: 'edit'; contact: ContactView }
  | ({ act: 'delete' } & Deletion)
  | { act: 'report'; report: BulkReport }
  | { act: 'new-list'; created: (listId: string) => void };

/** Mounts the dialogs of the page outside the table, which may render again below them. */
export function ContactDialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { workspace, can } = useContactsPage();
  const address = useDialogAddress();
  const close = () => setOpened(null);
  const dialogs = useMemo<ContactDialogs>(
    () => ({
      edit: (contact) => setOpened({ act: 'edit', contact }),
      remove: (deletion) => setOpened({ act: 'delete', ...deletion }),
      report: (report) => setOpened({ act: 'report', report }),
      newList: (created) => setOpened({ act: 'new-list', created }),
    }),
    [],
  );
  return (
    <ContactDialogsContext value={dialogs}>
      {children}
      {address.opened === 'add' && can.create.state === 'open' && (
        <AddContactDialog onClose={address.close} />
      )}
      {opened?.act === 'edit' && <EditContactDialog contact={opened.contact} onClose={close} />}
      {opened?.act === 'delete' && (
        <DeleteContactsDialog
          contacts={opened.contacts}
          matching={opened.matching}
          done={() => {
            close();
            opened.done?.();
          }}
          onClose={close}
        />
      )}
      {opened?.act === 'new-list' && (
        <NewListDialog workspace={workspace} created={opened.created} onClose={close} />
      )}
      {opened?.act === 'report' && <BulkReportDialog report={opened.report} onClose={close} />}
    </ContactDialogsContext>
  );
}
