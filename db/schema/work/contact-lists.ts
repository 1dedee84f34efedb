import { sql } from 'drizzle-orm';
import { index, integer, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, sortedText } from '../platform/columns';
import { contacts } from './contacts';

/** A named list of contacts, selected manually. */
export const contactLists = tenantTable(
  'contact_lists',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting and uniqueness; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    /** Grows with every change of the list's name; a change of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  {
    more: (table) => [
      // Names are unique, so this index also serves sorting by name.
      uniqueIndex('contact_lists_name').on(table.workspaceId, table.nameKey),
    ],
  },
);

/** The contacts on lists. Several people may change them at once: that does not change the list's version. */
export const contactListMembers = tenantTable(
  'contact_list_members',
  {
    listId: uuid().notNull(),
    contactId: uuid().notNull(),
  },
  {
    key: ['listId', 'contactId'],
    within: { listId: contactLists, contactId: contacts },
    more: (table) => [
      index('contact_list_members_contact').on(table.workspaceId, table.contactId, table.listId),
    ],
  },
);
