import { integer, text } from 'drizzle-orm/pg-core';
import { moment } from '../platform/columns';
import { tenantTable } from './tenant-table';

/** The invoice address of an account: at most one row per account. */
export const billingDetails = tenantTable(
  'billing_details',
  {
    company: text().notNull(),
    address: text().notNull(),
    postalCode: text().notNull(),
    city: text().notNull(),
    /** ISO 3166 code of two letters. */
    country: text().notNull(),
    vatNumber: text().notNull(),
    email: text().notNull(),
    version: integer().notNull().default(1),
    updatedAt: moment(),
  },
  { key: [] },
);
