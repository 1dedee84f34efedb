import { sql } from 'drizzle-orm';
import { bigint, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment } from '../platform/columns';

/**
 * A file of all data of a workspace within the requesting person's access: created in the background, kept for a day.
 */
export const dataExports = tenantTable(
  'data_exports',
  {
    id: id(),
    /** The only person who may download it. */
    userId: uuid().notNull(),
    status: text().$type<'waiting' | 'running' | 'done' | 'failed'>().notNull().default('waiting'),
    format: text().$type<'spreadsheet' | 'programs'>().notNull().default('programs'),
    /** The language of its texts, if it is for spreadsheets. */
    language: text().notNull().default('en'),
    /** The current run: a late earlier run finds another id here and stops. */
    runId: uuid(),
    /** The number of tables written, and the total. */
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** Bytes written so far; the total size when finished. */
    size: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
    updatedAt: moment().notNull().default(sql`now()`),
    finishedAt: moment(),
    expiresAt: moment().notNull(),
  },
  { more: (table) => [index('data_exports_of_person').on(table.workspaceId, table.userId, table.id)] },
);

export const dataExportChunks = tenantTable(
  'data_export_chunks',
  {
    exportId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  { key: ['exportId', 'position'], within: { exportId: dataExports } },
);
