import { jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { tenantTable } from './tenant-table';

/** An export that an action authorised and recorded; a route streams it to the same person, soon after. */
export const exports = tenantTable('exports', {
  id: id(),
  userId: uuid().notNull(),
  kind: text().notNull(),
  /** The filters in force when it was asked for. */
  query: jsonb().notNull(),
  createdAt: createdAt(),
  expiresAt: moment().notNull(),
});
