import { sql } from 'drizzle-orm';
import { integer, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { nameText } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';
import { users } from './users';

/**
 * What was written down of a member when their account was created (S4.6). The username is nobody else's in the whole
 * installation, since one signs in with it, and never changes (S4.8); a trigger holds that.
 */
export const profiles = tenantTable(
  'profiles',
  {
    memberId: uuid().notNull(),
    username: text().notNull(),
    /** Without case and accents: é beside e would be two people for whom everybody takes for one. */
    usernameKey: text()
      .notNull()
      .generatedAlwaysAs(sql`lower(regexp_replace(normalize(username, nfkd), '[\\u0300-\\u036f]', '', 'g'))`),
    firstName: nameText().notNull(),
    lastName: nameText().notNull(),
    website: text().notNull().default(''),
    /** Who signs in with the username; null until the person has followed their link. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
  },
  {
    key: ['memberId'],
    within: { memberId: members },
    more: (table) => [
      uniqueIndex('profiles_username').on(table.usernameKey),
      // A sign-in names a username and no workspace: that row may be read, to learn whose it is.
      pgPolicy('signing_in', {
        for: 'select',
        using: sql`username_key = nullif(current_setting('app.username', true), '')`,
      }),
    ],
  },
);
