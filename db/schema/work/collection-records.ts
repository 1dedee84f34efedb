import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';

/**
 * The stored part of a secret that Latchkey generated: enough to derive it with AUTH_SECRET, useless without (IN10).
 */
export interface KeptSecret {
  nonce: string;
  hash: string;
}

/**
 * The records of every collection (channels, snippets …). Deleted ones are kept for 30 days, so that deletion can be
 * undone.
 */
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
    /** Separate from the fields, so that lists and forms cannot leak them. */
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
      // Names are unique, so this index also serves sorting by name.
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
      // A call from outside names a channel, or a registration of Email to SMS, and no workspace: this policy lets it
      // read that record, to check the signature.
      pgPolicy('called_channel', {
        for: 'select',
        using: sql`collection in ('channels', 'email-to-sms') and id = app_id('channel')`,
      }),
    ],
  },
);
