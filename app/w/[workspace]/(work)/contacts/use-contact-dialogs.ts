'use client';

import { createContext, useContext } from 'react';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import type { MatchingInput } from './inputs';

export interface Deletion {
  contacts: readonly ContactView[];
  /** All contacts that match the list's address, instead of `contacts`. */
  matching?: MatchingInput | null;
  /** Runs after the deletion. */
  done?: () => void;
}

export interface ContactDialogs {
  edit: (contact: ContactView) => void;
  remove: (deletion: Deletion) => void;
  /** Shows the refused rows of a bulk action, with reasons. */
  report: (report: BulkReport) => void;
  /** `created` gets the new list. */
  newList: (created: (listId: string) => void) => void;
}

export const ContactDialogsContext = createContext<ContactDialogs | null>(null);

/** Opens the dialogs of the page. */
export function useContactDialogs(): ContactDialogs {
  const dialogs = useContext(ContactDialogsContext);
  if (!dialogs) throw new Error('Used outside the pages of contacts.');
  return dialogs;
}
