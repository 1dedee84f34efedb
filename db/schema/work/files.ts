import { sql } from 'drizzle-orm';
import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment, sortedText } from '../platform/columns';

/** Files of a workspace. One that is still arriving, or broke off, has no `completedAt` and is shown to nobody. */
export const files = tenantTable(
  'files',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    /** By its content, never by what the sender called it. */
    contentType: text().notNull().default('application/octet-stream'),
    /** In bytes; reserved before the first of them arrives. */
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

/** The bytes of a file in pieces of one length, so that no process ever holds a whole one. */
export const fileChunks = tenantTable(
  'file_chunks',
  {
    fileId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  { key: ['fileId', 'position'], within: { fileId: files } },
);
