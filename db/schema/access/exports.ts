import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { workspaces } from './workspaces';

/** An export that an action authorised and recorded; a route streams it to the same person, soon after. */
export const exports = pgTable(
  'exports',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    userId: uuid().notNull(),
    kind: text().notNull(),
    /** The filters in force when it was asked for. */
    query: jsonb().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
