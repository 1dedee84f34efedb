import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Permission } from '@/lib/policy/model';
import { createdAt } from '../platform/columns';
import { organisations } from './organisations';

/** A role of an organisation's own (B7). `members.role` names it like any other role of the model. */
export const customRoles = pgTable(
  'custom_roles',
  {
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Stands beside the ids of the model's roles, hence no UUID. */
    id: text().notNull(),
    base: text().notNull(),
    label: text().notNull(),
    description: text().notNull(),
    permissions: text().array().$type<Permission[]>().notNull(),
    /** Grows with every change; a change of an older version is refused. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index('custom_roles_by_age').on(table.organisationId, table.createdAt),
  ],
);
