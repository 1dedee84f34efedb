import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { users } from './users';
import { workspaces } from './workspaces';

/** A key by which another program works as its holder. Only the hash is kept: a copy of the database opens nothing. */
export const apiKeys = pgTable(
  'api_keys',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
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
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('api_keys_holder').on(table.holderId),
    check('api_keys_membership', sql`membership_id is not null or revoked_at is not null`),
  ],
);
