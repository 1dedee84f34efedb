import { sql } from 'drizzle-orm';
import { pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id } from '../platform/columns';
import { users } from './users';

/** The picture of a person, small and square, visible to people who share an organisation with them. */
export const pictures = pgTable(
  'pictures',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** New for every picture and part of its address, so that browsers can cache it. */
    version: id(),
    contentType: text().$type<'image/png' | 'image/jpeg' | 'image/webp'>().notNull(),
    bytes: bytea().notNull(),
    createdAt: createdAt(),
  },
  () => [
    pgPolicy('own', { using: sql`user_id = app_id('user')`, withCheck: sql`user_id = app_id('user')` }),
    // The transaction can read only the rows of people and members within its tenant.
    pgPolicy('shared', {
      for: 'select',
      using: sql`exists (select from people p where p.user_id = pictures.user_id)
        or exists (select from members m where m.user_id = pictures.user_id)`,
    }),
  ],
);
