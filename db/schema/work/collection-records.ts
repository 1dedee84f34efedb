import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';

/** What is kept of a secret that Latchkey made: enough to make it again with AUTH_SECRET, nothing without (IN10). */
export interface KeptSecret {
  nonce: string;
  hash: string;
}

/** The records of every collection (channels, snippets …). What is deleted stays for 30 days, to be undone. */
export const collectionRecords = tenantTable(
  'collection_records',
  {
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
  {
    references: { createdBy: members, updatedBy: members },
    more: (table) => [
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
      // A call from outside names a channel and no workspace: that record may be read, to check the signature.
      pgPolicy('called_channel', {
        for: 'select',
        using: sql`collection = 'channels' and id = app_id('channel')`,
      }),
    ],
  },
);
