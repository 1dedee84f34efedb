import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Plan } from '@/lib/policy/model';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { users } from './users';

/** The customer. Its access model is chosen once, when it is created. */
export const organisations = pgTable('organisations', {
  id: id().primaryKey(),
  name: nameText().notNull(),
  slug: text().notNull().unique(),
  plan: text().$type<Plan>().notNull(),
  model: text().notNull(),
  createdAt: createdAt(),
});

export type OrganisationRole = 'admin' | 'billing' | 'member';

/** A person's place in an organisation. Their name here shows in every workspace (S1.34). */
export const people = pgTable(
  'people',
  {
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<OrganisationRole>().notNull().default('member'),
    name: nameText().notNull(),
    joinedAt: createdAt(),
    updatedAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.userId] })],
);
