import { sql } from 'drizzle-orm';
import { pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Plan } from '@/lib/policy/model';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { tablesOf } from '../platform/owned-table';
import { users } from './users';

/** A customer. Its access model is chosen once, on creation. */
export const organisations = pgTable(
  'organisations',
  {
    id: id().primaryKey(),
    name: nameText().notNull(),
    slug: text().notNull().unique(),
    plan: text().$type<Plan>().notNull(),
    model: text().notNull(),
    createdAt: createdAt(),
  },
  () => [
    pgPolicy('organisation', {
      using: sql`id = app_id('organisation')`,
      withCheck: sql`id = app_id('organisation')`,
    }),
    pgPolicy('own_places', {
      for: 'select',
      using: sql`id in (select organisation_id from people where user_id = app_id('user'))`,
    }),
  ],
);

/** Defines a table whose rows belong to one organisation (`tablesOf`). */
export const organisationTable = tablesOf({
  column: 'organisationId',
  setting: 'organisation',
  id: () => organisations.id,
});

export type OrganisationRole = 'admin' | 'billing' | 'member';

/** A person in an organisation. Every workspace shows this name (S1.34). */
export const people = organisationTable(
  'people',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<OrganisationRole>().notNull().default('member'),
    name: nameText().notNull(),
    joinedAt: createdAt(),
    /** When the identity provider deactivated them: they enter neither the organisation nor a workspace of it. */
    suspendedAt: moment(),
    updatedAt: moment(),
  },
  {
    key: ['userId'],
    more: () => [pgPolicy('own_places', { for: 'select', using: sql`user_id = app_id('user')` })],
  },
);
