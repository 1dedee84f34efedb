import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment } from '../platform/columns';
import { conversations } from './contacts';

export type RunState = 'running' | 'done' | 'failed' | 'cancelled';

/** A run of a shortcut in a conversation: a copy of its steps, and its progress. */
export const shortcutRuns = tenantTable(
  'shortcut_runs',
  {
    id: id(),
    shortcutId: uuid().notNull(),
    conversationId: uuid().notNull(),
    name: text().notNull(),
    steps: jsonb().$type<readonly unknown[]>().notNull(),
    /** The number of completed steps. */
    position: integer().notNull().default(0),
    state: text().$type<RunState>().notNull().default('running'),
    /** The end of the current waiting step. */
    waitsUntil: moment(),
    /** Why it stopped at the step at `position`: the error of an action. */
    failure: jsonb().$type<Record<string, unknown>>(),
    /** The person as whom every step is authorised (R4). */
    startedBy: uuid().notNull(),
    startedAt: createdAt(),
    finishedAt: moment(),
  },
  {
    within: { conversationId: conversations },
    references: { startedBy: members },
    more: (table) => [
      // Two runs at once in one conversation would interfere with each other.
      uniqueIndex('shortcut_runs_one_at_a_time')
        .on(table.workspaceId, table.conversationId)
        .where(sql`finished_at is null`),
      index('shortcut_runs_conversation').on(table.workspaceId, table.conversationId, table.id),
      index('shortcut_runs_recent').on(table.workspaceId, table.startedAt, table.id),
    ],
  },
);
