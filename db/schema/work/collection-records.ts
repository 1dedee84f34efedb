import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { workspaces } from '../access/workspaces';
import { createdAt, id, moment, sortedText } from '../platform/columns';

/** What is kept of a secret that Latchkey made: enough to make it again with AUTH_SECRET, nothing without (IN10). */
export interface KeptSecret {
  nonce: string;
  hash: string;
}

/** The records of every collection (channels, snippets …). What is deleted stays for 30 days, to be undone. */
export const collectionRecords = pgTable(
  'collection_records',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    collection: text().notNull(),
    name: sortedText().notNull(),
    /** Folded for sorting and uniqueness; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    state: text(),
    fields: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Apart from the fields, so that no list and no form can carry them away. */
    secrets: jsonb().$type<Record<string, KeptSecret>>().notNull().default({}),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    createdBy: uuid(),
    updatedAt: createdAt(),
    updatedBy: uuid(),
    deletedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Names are unique, so this one orders by name as well.
    uniqueIndex('collection_records_name')
      .on(table.workspaceId, table.collection, table.nameKey)
      .where(sql`deleted_at is null`),
    index('collection_records_by_change')
      .on(table.workspaceId, table.collection, table.updatedAt, table.id)
      .where(sql`deleted_at is null`),
    index('collection_records_by_state')
      .on(table.workspaceId, table.collection, table.state, table.nameKey, table.id)
      .where(sql`deleted_at is null`),
    index('collection_records_deleted')
      .on(table.workspaceId, table.deletedAt)
      .where(sql`deleted_at is not null`),
    foreignKey({
      columns: [table.workspaceId, table.createdBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.updatedBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);
