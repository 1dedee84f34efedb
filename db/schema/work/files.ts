import { sql } from 'drizzle-orm';
import { customType, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { workspaces } from '../access/workspaces';
import { createdAt, id, moment, sortedText } from '../platform/columns';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Files of a workspace. One that is still arriving, or broke off, has no `completedAt` and is shown to nobody. */
export const files = pgTable(
  'files',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
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
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('files_by_name')
      .on(table.workspaceId, table.nameKey, table.id)
      .where(sql`completed_at is not null`),
    index('files_by_age')
      .on(table.workspaceId, table.createdAt, table.id)
      .where(sql`completed_at is not null`),
    index('files_by_size').on(table.workspaceId, table.size, table.id).where(sql`completed_at is not null`),
    foreignKey({
      columns: [table.workspaceId, table.createdBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** The bytes of a file in pieces of one length, so that no process ever holds a whole one. */
export const fileChunks = pgTable(
  'file_chunks',
  {
    workspaceId: uuid().notNull(),
    fileId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.fileId, table.position] }),
    foreignKey({
      columns: [table.workspaceId, table.fileId],
      foreignColumns: [files.workspaceId, files.id],
    }).onDelete('cascade'),
  ],
);
