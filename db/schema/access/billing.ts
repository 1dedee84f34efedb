import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../platform/columns';
import { workspaces } from './workspaces';

/** To whom the invoices of an account are written. One row an account, once it was filled in. */
export const billingDetails = pgTable('billing_details', {
  workspaceId: uuid()
    .primaryKey()
    .references(() => workspaces.id, { onDelete: 'cascade' }),
  company: text().notNull(),
  address: text().notNull(),
  postalCode: text().notNull(),
  city: text().notNull(),
  /** ISO 3166, two letters. */
  country: text().notNull(),
  vatNumber: text().notNull(),
  email: text().notNull(),
  version: integer().notNull().default(1),
  updatedAt: moment(),
});
