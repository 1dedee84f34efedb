import { sql } from 'drizzle-orm';
import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment, sortedText } from '../platform/columns';

/** Files of a workspace. An incomplete upload has no `completedAt` and is never shown. */
export const files = tenantTable(
  'files',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    /** Detected from its content, never taken from the sender. */
    contentType: text().notNull().default('application/octet-stream'),
    /** In bytes; reserved before the upload begins. */
    size: integer().notNull(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    completedAt: moment(),
  },
  {
    references: { createdBy: members },
    more: (table) => [
      index('files_by_name')
        .on(table.workspaceId, table.nameKey, table.id)
        .where(sql`completed_at is not null`),
      index('files_by_age')
        .on(table.workspaceId, table.createdAt, table.id)
        .where(sql`completed_at is not null`),
      index('files_by_size').on(table.workspaceId, table.size, table.id).where(sql`completed_at is not null`),
    ],
  },
);

/** The content of a file in chunks of equal length, so that no process holds a whole file in memory. */
export const fileChunks = tenantTable(
  'file_chunks',
  {
    fileId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  { key: ['fileId', 'position'], within: { fileId: files } },
);
