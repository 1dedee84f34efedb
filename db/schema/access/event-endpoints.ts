import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgPolicy, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, moment, nameText } from '../platform/columns';
import { tenantTable } from './tenant-table';

/**
 * An address of another program that receives the changes of access of the workspace as Standard Webhooks (B13). It
 * belongs to the workspace, not to its maker.
 */
export const eventEndpoints = tenantTable(
  'event_endpoints',
  {
    id: id(),
    /** The organisation whose trail it follows. */
    organisationId: uuid().notNull(),
    name: nameText().notNull(),
    url: text().notNull(),
    /** The chosen kinds of events; null: all, also those of later versions. */
    kinds: text().array(),
    isOn: boolean().notNull().default(true),
    /** When the receiver answered 410, which switched it off. */
    goneAt: moment(),
    /** Sealed: the present secret, and earlier ones until their end (`SigningSecret[]`). */
    secrets: bytea().notNull(),
    /** When the present secret replaced another one. */
    rotatedAt: moment(),
    /** Grows with every change by a person. */
    version: integer().notNull().default(1),
    /** The place in the trail when it was made: it receives nothing of before. */
    madeAtSeq: bigint({ mode: 'number' }).notNull(),
    /** Events up to this place have their deliveries. */
    cursor: bigint({ mode: 'number' }).notNull(),
    /** The open job that delivers; null while no delivery waits. */
    jobId: uuid(),
    createdAt: createdAt(),
  },
  {
    more: (table) => [
      index('event_endpoints_trail').on(table.organisationId).where(sql`is_on`),
      // The trigger `wake_endpoints` runs as the owner of the tables.
      pgPolicy('wake', { for: 'select', to: 'current_user', using: sql`true` }),
    ],
  },
);

/** One event on its way to one endpoint. Its body is made from the trail at each try. */
export const eventDeliveries = tenantTable(
  'event_deliveries',
  {
    endpointId: uuid().notNull(),
    /** The id of the audit event, or of the test: `webhook-id` at each try. */
    id: id(),
    /** The place in the trail; null for a test. */
    seq: bigint({ mode: 'number' }),
    event: text().notNull(),
    state: text().$type<'waiting' | 'delivered' | 'given-up'>().notNull().default('waiting'),
    tries: integer().notNull().default(0),
    createdAt: createdAt(),
    /** The earliest time of the next try. */
    nextAt: createdAt(),
    triedAt: moment(),
    /** The status of the last answer; null when there was none. */
    responseCode: integer(),
    /** The code of the last error without an answer. */
    error: text(),
    milliseconds: integer(),
  },
  {
    key: ['endpointId', 'id'],
    within: { endpointId: eventEndpoints },
    more: (table) => [
      index('event_deliveries_latest').on(table.workspaceId, table.endpointId, table.createdAt, table.id),
      index('event_deliveries_due')
        .on(table.workspaceId, table.endpointId, table.nextAt)
        .where(sql`state = 'waiting'`),
    ],
  },
);
