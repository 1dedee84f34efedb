import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, text } from 'drizzle-orm/pg-core';
import type { Permission } from '@/lib/policy/model';
import { createdAt } from '../platform/columns';
import { organisationTable } from './organisations';

/** A role of an organisation's own (B7). `members.role` names it like any other role of the model. */
export const customRoles = organisationTable(
  'custom_roles',
  {
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
  {
    more: (table) => [
      index('custom_roles_by_age').on(table.organisationId, table.createdAt),
      // For the names of a person's roles, before any organisation is entered.
      pgPolicy('own_places', {
        for: 'select',
        using: sql`organisation_id in (select organisation_id from people where user_id = app_id('user'))`,
      }),
    ],
  },
);
