import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from '../platform/columns';
import { users } from './users';

/** What a person's sign-ins can be, by event. */
export type SignInEvent =
  | 'signed-in'
  | 'wrong-password'
  | 'wrong-code'
  | 'signed-out'
  /** By the person from another session, or by a change that ends sessions. */
  | 'ended'
  | 'ended-by-administrator';

/** The way in which a session began. */
export type SignInWay = 'password' | 'passkey' | 'single-sign-on' | 'invitation' | 'setup';

/** The record of a person's sign-ins, which they alone read; kept for 90 days. */
export const signInEvents = pgTable(
  'sign_in_events',
  {
    id: id().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    at: createdAt(),
    event: text().$type<SignInEvent>().notNull(),
    /** Of `signed-in`, where it is known. */
    way: text().$type<SignInWay>(),
    withFactor: boolean().notNull().default(false),
    ip: text(),
    userAgent: text(),
  },
  (table) => [
    index('sign_in_events_user').on(table.userId, table.at),
    index('sign_in_events_at').on(table.at),
  ],
);
