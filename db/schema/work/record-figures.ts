import { date, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { collectionRecords } from './collection-records';

/** Figures of a record, by day of the workspace: sent, opened, visited … */
export const recordFigures = tenantTable(
  'record_figures',
  {
    recordId: uuid().notNull(),
    figure: text().notNull(),
    day: date().notNull(),
    total: integer().notNull().default(0),
  },
  { key: ['recordId', 'figure', 'day'], within: { recordId: collectionRecords } },
);
