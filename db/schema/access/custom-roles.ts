import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, text } from 'drizzle-orm/pg-core';
import type { Permission } from '@/lib/policy/model';
import { createdAt } from '../platform/columns';
import { organisationTable } from './organisations';

/** A custom role of an organisation (B7). `members.role` names it like any role of the model. */
export const customRoles = organisationTable(
  'custom_roles',
  {
    /** Shares its namespace with the role ids of the models, so it is not a UUID. */
    id: text().notNull(),
    base: text().notNull(),
    label: text().notNull(),
    description: text().notNull(),
    permissions: text().array().$type<Permission[]>().notNull(),
    /** Grows with every change; a change of an older version is refused. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  {
    more: (table) => [
      index('custom_roles_by_age').on(table.organisationId, table.createdAt),
      // Lets the names of a person's roles be read before an organisation is entered.
      pgPolicy('own_places', {
        for: 'select',
        using: sql`organisation_id in (select organisation_id from people where user_id = app_id('user'))`,
      }),
    ],
  },
);
