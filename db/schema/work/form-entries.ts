import { index, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contacts } from './contacts';

/**
 * What somebody sent by a form. Nothing comes of it before they confirm it from their mailbox; afterwards it is the
 * proof of what they agreed to, and goes with the contact.
 */
export const formEntries = tenantTable(
  'form_entries',
  {
    id: id(),
    formId: uuid().notNull(),
    email: text().notNull(),
    name: nameText().notNull(),
    /** The words that they agreed to, as they stood; empty where nothing was asked. */
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
