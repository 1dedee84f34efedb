'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactsPage } from './contacts-page-context';

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
  | { act: 'add' }
  | { act: 'edit'; contact: ContactView }
  | { act: 'delete'; contacts: readonly ContactView[]; done?: () => void }
  | { act: 'report'; report: BulkReport }
  | { act: 'new-list'; created: (listId: string) => void };

interface ContactDialogs {
  add: () => void;
  edit: (contact: ContactView) => void;
  /** `done` runs after the deletion. */
  remove: (contacts: readonly ContactView[], done?: () => void) => void;
  /** Shows the refused rows of a bulk action, with reasons. */
  report: (report: BulkReport) => void;
  /** `created` gets the new list. */
  newList: (created: (listId: string) => void) => void;
}

const Dialogs = createContext<ContactDialogs | null>(null);

/** Opens the dialogs of the page. They are mounted outside the table, which may render again below them. */
export function useContactDialogs(): ContactDialogs {
  const dialogs = useContext(Dialogs);
  if (!dialogs) throw new Error('Used outside the pages of contacts.');
  return dialogs;
}

export function ContactDialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { workspace } = useContactsPage();
  const close = () => setOpened(null);
  const dialogs = useMemo<ContactDialogs>(
    () => ({
      add: () => setOpened({ act: 'add' }),
      edit: (contact) => setOpened({ act: 'edit', contact }),
      remove: (contacts, done) => setOpened({ act: 'delete', contacts, done }),
      report: (report) => setOpened({ act: 'report', report }),
      newList: (created) => setOpened({ act: 'new-list', created }),
    }),
    [],
  );
  return (
    <Dialogs.Provider value={dialogs}>
      {children}
      {opened?.act === 'add' && <AddContactDialog onClose={close} />}
      {opened?.act === 'edit' && <EditContactDialog contact={opened.contact} onClose={close} />}
      {opened?.act === 'delete' && (
        <DeleteContactsDialog contacts={opened.contacts} done={opened.done} onClose={close} />
      )}
      {opened?.act === 'new-list' && (
        <NewListDialog workspace={workspace} created={opened.created} onClose={close} />
      )}
      {opened?.act === 'report' && <BulkReportDialog report={opened.report} onClose={close} />}
    </Dialogs.Provider>
  );
}
