import { sql } from 'drizzle-orm';
import { check, date, foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { workspaces } from '../access/workspaces';
import { createdAt, id } from '../platform/columns';

export type CardBrand = 'visa' | 'mastercard' | 'american-express' | 'other';

/** By what a workspace pays. Enough to know the card again, never its number. */
export const paymentMethods = pgTable(
  'payment_methods',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    brand: text().$type<CardBrand>().notNull(),
    lastFour: text().notNull(),
    /** The last day on which it is good. */
    expiresOn: date().notNull(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('payment_methods_one_a_workspace').on(table.workspaceId),
    foreignKey({
      columns: [table.workspaceId, table.createdBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
    check('payment_methods_no_number', sql`last_four ~ '^[0-9]{4}$'`),
  ],
);
