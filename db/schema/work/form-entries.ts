import { index, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contacts } from './contacts';

/**
 * An entry of a public form. It has no effect before it is confirmed from its mailbox; afterwards it is the proof of
 * consent, and is deleted with the contact.
 */
export const formEntries = tenantTable(
  'form_entries',
  {
    id: id(),
    formId: uuid().notNull(),
    email: text().notNull(),
    name: nameText().notNull(),
    /** The consent text at that time; empty if the form asked for none. */
    consent: text().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    confirmedAt: moment(),
    contactId: uuid(),
  },
  {
    within: { formId: collectionRecords },
    cascades: { contactId: contacts },
    more: (table) => [
      index('form_entries_form').on(table.workspaceId, table.formId, table.id),
      index('form_entries_contact').on(table.workspaceId, table.contactId),
    ],
  },
);
