import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { workspaces } from '../access/workspaces';
import { createdAt, id, sortedText } from '../platform/columns';
import { contacts } from './contacts';

/** A named list of contacts, put together by hand. */
export const contactLists = pgTable(
  'contact_lists',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting and uniqueness; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    /** Grows with every change of the list itself; a change of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Names are unique, so this one orders by name as well.
    uniqueIndex('contact_lists_name').on(table.workspaceId, table.nameKey),
  ],
);

/** Who is on a list. Several may change that at once: it is no change of the list itself. */
export const contactListMembers = pgTable(
  'contact_list_members',
  {
    workspaceId: uuid().notNull(),
    listId: uuid().notNull(),
    contactId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.listId, table.contactId] }),
    index('contact_list_members_contact').on(table.workspaceId, table.contactId, table.listId),
    foreignKey({
      columns: [table.workspaceId, table.listId],
      foreignColumns: [contactLists.workspaceId, contactLists.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete('cascade'),
  ],
);
