import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { id, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';

/** One try to post something to a channel or an integration, and how it was answered. What was posted is not kept. */
export const deliveryAttempts = tenantTable(
  'delivery_attempts',
  {
    id: id(),
    /** The channel or the integration. */
    recordId: uuid().notNull(),
    /** The job of the outbox: the same for every try of one thing. */
    jobId: uuid().notNull(),
    /** What was told: an event, `test`, or `message`. */
    about: text().notNull(),
    attempt: integer().notNull(),
    outcome: text().$type<'taken' | 'not-taken' | 'unreachable'>().notNull(),
    /** Its HTTP status, where there was an answer. */
    responseCode: integer(),
    /** The code of what went wrong on the way. */
    error: text(),
    milliseconds: integer().notNull(),
    at: moment().notNull(),
  },
  {
    within: { recordId: collectionRecords },
    more: (table) => [
      index('delivery_attempts_recent').on(table.workspaceId, table.recordId, table.at, table.id),
    ],
  },
);
