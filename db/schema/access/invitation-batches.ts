import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgPolicy, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, moment } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

/** The access of rows that state none. */
export interface BatchAccess {
  role: string;
  restrictions: string[];
  grants: string[];
  teamId: string | null;
}

/** What its maker changed in the preview, by the number of the row. */
export interface RowEdit {
  role?: string;
  /** What to do with a person who is here already. */
  act?: 'resend' | 'reinstate';
  isLeftOut?: boolean;
}

/** What no batch of any workspace outlives; only the sweep, which is in none, finds it. */
const isDue = sql`app_id('workspace') is null and created_at < now() - interval '30 days'`;

/**
 * People of one list, invited as one act (B12, docs/decisions/366). Only its maker reads it. It is deleted after 30
 * days, since the list names people who may never have joined.
 */
export const invitationBatches = tenantTable(
  'invitation_batches',
  {
    id: id(),
    byId: uuid().notNull(),
    /** The bytes of the list, as pasted or uploaded, received in parts. */
    list: bytea().notNull(),
    access: jsonb().$type<BatchAccess>().notNull(),
    /** The columns of each field, where its maker chose them; null: as recognised. */
    columns: jsonb().$type<Record<string, number[]>>(),
    /** The headings, for which a choice of columns is remembered; null until the list was read. */
    header: jsonb().$type<string[]>(),
    edits: jsonb().$type<Record<string, RowEdit>>().notNull().default({}),
    /** The outcome of each row; null until it was sent. */
    outcomes: jsonb().$type<unknown[]>(),
    /** Grows with every change; a preview of an older version is not sent. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    sentAt: moment(),
    undoneAt: moment(),
  },
  {
    cascades: { byId: members },
    more: (table) => [
      index('invitation_batches_maker').on(table.workspaceId, table.byId, table.createdAt),
      index('invitation_batches_age').on(table.createdAt),
      pgPolicy('due_seen', { for: 'select', using: isDue }),
      pgPolicy('due_swept', { for: 'delete', using: isDue }),
    ],
  },
);
