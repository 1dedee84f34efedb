import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';
import type { Channel } from './contacts';

/** One text for many contacts of a kind of channel. How far it got stands with its sending. */
export const broadcasts = tenantTable(
  'broadcasts',
  {
    id: id(),
    name: sortedText().notNull(),
    /** A record of the channels, and its kind. */
    channelId: uuid().notNull(),
    channel: text().$type<Channel>().notNull(),
    /** The WhatsApp template that it is made of; its text is taken over when it is sent. */
    templateId: uuid(),
    body: text().notNull(),
    /** Which contacts, as they are then: a search that the service reads. */
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
