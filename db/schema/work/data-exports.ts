import { sql } from 'drizzle-orm';
import { bigint, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';

/**
 * A file of data of a workspace within one person's access, created in the background: everything, kept for a day, or
 * the contacts of a daily export, kept for a week.
 */
export const dataExports = tenantTable(
  'data_exports',
  {
    id: id(),
    /** The only person who may download it. */
    userId: uuid().notNull(),
    /** The daily export that it belongs to; null for an export of everything. */
    recordId: uuid(),
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
  {
    cascades: { recordId: collectionRecords },
    more: (table) => [
      index('data_exports_of_person').on(table.workspaceId, table.userId, table.id),
      index('data_exports_of_record').on(table.workspaceId, table.recordId),
    ],
  },
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
