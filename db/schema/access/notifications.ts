import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

/** What a member chose to be told of, where that differs from what everybody is told. */
export const notificationPreferences = tenantTable(
  'notification_preferences',
  {
    memberId: uuid().notNull(),
    event: text().notNull(),
    inConsole: boolean().notNull(),
    byMail: boolean().notNull(),
  },
  { key: ['memberId', 'event'], within: { memberId: members } },
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
export const notifications = tenantTable(
  'notifications',
  {
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
  {
    within: { memberId: members },
    more: (table) => [
      index('notifications_latest').on(table.workspaceId, table.memberId, table.id).where(sql`in_console`),
      index('notifications_unread')
        .on(table.workspaceId, table.memberId)
        .where(sql`in_console and read_at is null`),
    ],
  },
);
