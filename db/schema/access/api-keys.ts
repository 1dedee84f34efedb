import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { tenantTable } from './tenant-table';
import { users } from './users';

/**
 * A key with which another program works as its holder. Only the hash is stored: a copy of the database grants no
 * access.
 */
export const apiKeys = tenantTable(
  'api_keys',
  {
    id: id(),
    /**
     * A user, because people who administer from a workspace above hold keys too. Their permissions are checked on
     * each request (R4).
     */
    holderId: uuid()
      .notNull()
      .references(() => users.id),
    /** The membership in which the key was created, here or in a workspace above: the key ends with it (KE1). */
    membershipId: uuid(),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** Its last characters, to recognise it. */
    hint: text().notNull(),
    /** The permissions that it may use, limited to those of its holder. */
    scopes: text().array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
    revokedAt: moment(),
  },
  {
    more: (table) => [
      index('api_keys_holder').on(table.holderId),
      // The bearer of a key may read its row, to learn its workspace.
      pgPolicy('bearer', {
        for: 'select',
        using: sql`token_hash = nullif(current_setting('app.api_key', true), '')`,
      }),
      // The end of a membership and a new password revoke the person's keys in every workspace.
      pgPolicy('holder', { for: 'select', using: sql`holder_id = app_id('user')` }),
      check('api_keys_membership', sql`membership_id is not null or revoked_at is not null`),
    ],
  },
);
