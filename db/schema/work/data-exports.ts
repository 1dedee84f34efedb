import { sql } from 'drizzle-orm';
import { bigint, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment } from '../platform/columns';

/** A file of everything in a workspace, as the one who asked for it may see it: made in the background, kept a day. */
export const dataExports = tenantTable(
  'data_exports',
  {
    id: id(),
    /** Nobody else is ever given it. */
    userId: uuid().notNull(),
    status: text().$type<'waiting' | 'running' | 'done' | 'failed'>().notNull().default('waiting'),
    format: text().$type<'spreadsheet' | 'programs'>().notNull().default('programs'),
    /** Of the words in it, where it is for spreadsheets. */
    language: text().notNull().default('en'),
    /** The run that counts: an older one that comes late finds another here. */
    runId: uuid(),
    /** How many of its tables are written, and of how many. */
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** Bytes so far; of the whole once it is done. */
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
