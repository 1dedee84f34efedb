import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id } from '../platform/columns';

/**
 * Append-only, chained by hash within the organisation. It has no foreign keys, because it outlives the rows that it
 * names.
 * A trigger sets `seq`, `at`, `version`, `body`, `previousHash` and `hash`, so that the application cannot forge them.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    organisationId: uuid().notNull(),
    seq: bigint({ mode: 'number' }).notNull().default(0),
    id: id(),
    workspaceId: uuid(),
    at: createdAt(),
    event: text().notNull(),
    actorUserId: uuid(),
    actorName: text(),
    subjectId: uuid(),
    subjectName: text(),
    before: jsonb(),
    after: jsonb(),
    ip: text(),
    previousHash: text().notNull().default(''),
    hash: text().notNull().default(''),
    /** The format of `body`. */
    version: smallint().notNull().default(1),
    /** The text that `hash` covers; the other columns repeat its fields for queries. */
    body: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.seq] }),
    index('audit_events_workspace').on(table.workspaceId, table.seq),
    index('audit_events_subject').on(table.organisationId, table.subjectId, table.seq),
    pgPolicy('organisation', {
      using: sql`organisation_id = app_id('organisation')`,
      withCheck: sql`organisation_id = app_id('organisation')`,
    }),
    // The owner of the tables verifies the trails of all organisations; Latchkey works as another role (060).
    pgPolicy('verify', { for: 'select', to: 'current_user', using: sql`true` }),
  ],
);

/** The last link of each organisation's chain. Only the trigger writes it. */
export const auditHeads = pgTable('audit_heads', {
  organisationId: uuid().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});
