import { date, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { collectionRecords } from './collection-records';

/** What was counted of a record, by day of the workspace: sent, opened, visited … */
export const recordFigures = pgTable(
  'record_figures',
  {
    workspaceId: uuid().notNull(),
    recordId: uuid().notNull(),
    figure: text().notNull(),
    day: date().notNull(),
    total: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.recordId, table.figure, table.day] }),
    foreignKey({
      columns: [table.workspaceId, table.recordId],
      foreignColumns: [collectionRecords.workspaceId, collectionRecords.id],
    }).onDelete('cascade'),
  ],
);
