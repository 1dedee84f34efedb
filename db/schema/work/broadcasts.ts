import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';
import type { Channel } from './contacts';

/** One text for many contacts of one kind of channel. Its sending stores the progress. */
export const broadcasts = tenantTable(
  'broadcasts',
  {
    id: id(),
    name: sortedText().notNull(),
    /** The channel's record, and its kind. */
    channelId: uuid().notNull(),
    channel: text().$type<Channel>().notNull(),
    /** The WhatsApp template of the broadcast; its text is copied on sending. */
    templateId: uuid(),
    body: text().notNull(),
    /** The filter that selects the contacts at the time of sending; the service parses it. */
    audience: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment().notNull().default(sql`now()`),
    updatedBy: uuid().notNull(),
  },
  {
    references: { updatedBy: members },
    more: (table) => [index('broadcasts_recent').on(table.workspaceId, table.updatedAt, table.id)],
  },
);
