import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt } from './columns';

/** A creating action that took effect, so that repeating its request has no second effect. Kept for two days. */
export const actionRequests = pgTable(
  'action_requests',
  {
    /** The id of the requesting person, or `anyone`. */
    owner: text().notNull(),
    requestId: uuid().notNull(),
    /** A hash of the action and its input: one id belongs to one request. */
    fingerprint: text().notNull(),
    /** The encrypted answer; null until the answer was sent. */
    answer: bytea(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ name: 'action_requests_once', columns: [table.owner, table.requestId] })],
);
