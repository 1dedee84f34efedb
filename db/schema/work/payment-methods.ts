import { sql } from 'drizzle-orm';
import { check, date, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id } from '../platform/columns';

export type CardBrand = 'visa' | 'mastercard' | 'american-express' | 'other';

/** The payment method of a workspace: enough to recognise the card, never its number. */
export const paymentMethods = tenantTable(
  'payment_methods',
  {
    id: id(),
    brand: text().$type<CardBrand>().notNull(),
    lastFour: text().notNull(),
    /** The last day of its validity. */
    expiresOn: date().notNull(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
  },
  {
    references: { createdBy: members },
    more: (table) => [
      uniqueIndex('payment_methods_one_a_workspace').on(table.workspaceId),
      check('payment_methods_no_number', sql`last_four ~ '^[0-9]{4}$'`),
    ],
  },
);
