import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { workspaces } from '../access/workspaces';
import { createdAt, id } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contactLists } from './contact-lists';
import { contacts } from './contacts';

/** A group, a template or a contact that an account lets one below it see. It stays the giver's. */
export const shares = pgTable(
  'shares',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    toWorkspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    recordId: uuid(),
    listId: uuid(),
    contactId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('shares_record').on(table.workspaceId, table.recordId, table.toWorkspaceId),
    uniqueIndex('shares_list').on(table.workspaceId, table.listId, table.toWorkspaceId),
    uniqueIndex('shares_contact').on(table.workspaceId, table.contactId, table.toWorkspaceId),
    index('shares_received').on(table.toWorkspaceId),
    foreignKey({
      columns: [table.workspaceId, table.recordId],
      foreignColumns: [collectionRecords.workspaceId, collectionRecords.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.listId],
      foreignColumns: [contactLists.workspaceId, contactLists.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete('cascade'),
    check('shares_one_thing', sql`num_nonnulls(record_id, list_id, contact_id) = 1`),
  ],
);
