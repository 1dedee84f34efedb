import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt } from './columns';

/** A creating action that took effect, so that the same request has no second effect. Kept for two days. */
export const actionRequests = pgTable(
  'action_requests',
  {
    /** Who asked: the id of a person, or `anyone`. */
    owner: text().notNull(),
    requestId: uuid().notNull(),
    /** Of the action and its input: one id names one request. */
    fingerprint: text().notNull(),
    /** What was answered, sealed; null until the answer went out. */
    answer: bytea(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ name: 'action_requests_once', columns: [table.owner, table.requestId] })],
);
