import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { tenantTable } from './tenant-table';
import { users } from './users';

/** A key by which another program works as its holder. Only the hash is kept: a copy of the database opens nothing. */
export const apiKeys = tenantTable(
  'api_keys',
  {
    id: id(),
    /** A person: who administers from above holds keys too, and what they may do is asked at each request (R4). */
    holderId: uuid()
      .notNull()
      .references(() => users.id),
    /** The membership in which it was made, here or in a workspace above: the key ends with it (KE1). */
    membershipId: uuid(),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** Its last characters, to tell one from another. */
    hint: text().notNull(),
    /** Permissions that it may use, as far as its holder has them. */
    scopes: text().array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
    revokedAt: moment(),
  },
  {
    more: (table) => [
      index('api_keys_holder').on(table.holderId),
      // The bearer of a key may read it, and so learns its workspace.
      pgPolicy('bearer', {
        for: 'select',
        using: sql`token_hash = nullif(current_setting('app.api_key', true), '')`,
      }),
      // The end of a membership or a new password reaches the person's keys in every workspace.
      pgPolicy('holder', { for: 'select', using: sql`holder_id = app_id('user')` }),
      check('api_keys_membership', sql`membership_id is not null or revoked_at is not null`),
    ],
  },
);
