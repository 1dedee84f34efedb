import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { members } from './members';

/** What a member chose to be told of, where that differs from what everybody is told. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    workspaceId: uuid().notNull(),
    memberId: uuid().notNull(),
    event: text().notNull(),
    inConsole: boolean().notNull(),
    byMail: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.memberId, table.event] }),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }).onDelete('cascade'),
  ],
);

/** Which row a notification speaks of. Names are read when it is shown, as far as the reader sees them then (R6). */
export interface NotificationSubject {
  contactId?: string;
  /** How many contacts, where there are several. */
  count?: number;
  /** A colleague: who joined, or whose work was handed over. */
  memberId?: string;
}

/** Something that a member is told of. */
export const notifications = pgTable(
  'notifications',
  {
    workspaceId: uuid().notNull(),
    id: id(),
    memberId: uuid().notNull(),
    event: text().notNull(),
    /** Who did it, as they were called then. */
    actorName: text(),
    subject: jsonb().$type<NotificationSubject>().notNull().default({}),
    /** False where it only goes out by mail. */
    inConsole: boolean().notNull(),
    createdAt: createdAt(),
    readAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('notifications_latest').on(table.workspaceId, table.memberId, table.id).where(sql`in_console`),
    index('notifications_unread')
      .on(table.workspaceId, table.memberId)
      .where(sql`in_console and read_at is null`),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }).onDelete('cascade'),
  ],
);
