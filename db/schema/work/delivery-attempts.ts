import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { id, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';

/**
 * An attempt to post to a channel or an integration, and its answer; or a post from a channel's system. The posted
 * content is not stored.
 */
export const deliveryAttempts = tenantTable(
  'delivery_attempts',
  {
    id: id(),
    /** The channel or the integration. */
    recordId: uuid().notNull(),
    direction: text().$type<'in' | 'out'>().notNull().default('out'),
    /** The job in the outbox: the same for every attempt of one delivery. Of a received message, its id. */
    jobId: uuid().notNull(),
    /** The posted subject: an event, `test`, or `message`. */
    about: text().notNull(),
    attempt: integer().notNull(),
    outcome: text().$type<'taken' | 'not-taken' | 'unreachable' | 'refused'>().notNull(),
    /** HTTP status of the answer, if there was one. */
    responseCode: integer(),
    /** The code of a transport error, or why a post was refused. */
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
