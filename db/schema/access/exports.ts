import { jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { tenantTable } from './tenant-table';

/** An export that an action has authorised and recorded; a route soon streams it to the same person. */
export const exports = tenantTable('exports', {
  id: id(),
  userId: uuid().notNull(),
  kind: text().notNull(),
  /** The filters in force at the request. */
  query: jsonb().notNull(),
  createdAt: createdAt(),
  expiresAt: moment().notNull(),
});
