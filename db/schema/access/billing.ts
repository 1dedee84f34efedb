import { integer, text } from 'drizzle-orm/pg-core';
import { moment } from '../platform/columns';
import { tenantTable } from './tenant-table';

/** To whom the invoices of an account are written. One row an account, once it was filled in. */
export const billingDetails = tenantTable(
  'billing_details',
  {
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
  },
  { key: [] },
);
