import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment } from '../platform/columns';
import { conversations } from './contacts';

export type RunState = 'running' | 'done' | 'failed' | 'cancelled';

/** A shortcut that was started in a conversation: its steps as they were then, and how far it is. */
export const shortcutRuns = tenantTable(
  'shortcut_runs',
  {
    id: id(),
    shortcutId: uuid().notNull(),
    conversationId: uuid().notNull(),
    name: text().notNull(),
    steps: jsonb().$type<readonly unknown[]>().notNull(),
    /** How many steps are done. */
    position: integer().notNull().default(0),
    state: text().$type<RunState>().notNull().default('running'),
    /** Until when it waits. */
    waitsUntil: moment(),
    /** Why it stopped at the step at `position`, as an action would answer. */
    failure: jsonb().$type<Record<string, unknown>>(),
    /** As whom every step is decided (R4). */
    startedBy: uuid().notNull(),
    startedAt: createdAt(),
    finishedAt: moment(),
  },
  {
    within: { conversationId: conversations },
    references: { startedBy: members },
    more: (table) => [
      // Two at once would work against each other.
      uniqueIndex('shortcut_runs_one_at_a_time')
        .on(table.workspaceId, table.conversationId)
        .where(sql`finished_at is null`),
      index('shortcut_runs_conversation').on(table.workspaceId, table.conversationId, table.id),
      index('shortcut_runs_recent').on(table.workspaceId, table.startedAt, table.id),
    ],
  },
);
