import { sql } from 'drizzle-orm';
import { integer, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { nameText } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';
import { users } from './users';

/**
 * The details of a member's account (S4.6). The username is unique in the installation, because people sign in with
 * it, and never changes (S4.8); a trigger enforces that.
 */
export const profiles = tenantTable(
  'profiles',
  {
    memberId: uuid().notNull(),
    username: text().notNull(),
    /** Ignores case and accents, so that é and e cannot be two usernames that look alike. */
    usernameKey: text()
      .notNull()
      .generatedAlwaysAs(sql`lower(regexp_replace(normalize(username, nfkd), '[\\u0300-\\u036f]', '', 'g'))`),
    firstName: nameText().notNull(),
    lastName: nameText().notNull(),
    website: text().notNull().default(''),
    /** The user who signs in with the username; null until the person has followed their link. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
  },
  {
    key: ['memberId'],
    within: { memberId: members },
    more: (table) => [
      uniqueIndex('profiles_username').on(table.usernameKey),
      // A sign-in names a username but no workspace: this policy lets it find the user.
      pgPolicy('signing_in', {
        for: 'select',
        using: sql`username_key = nullif(current_setting('app.username', true), '')`,
      }),
    ],
  },
);
