import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

/** A member's notification preferences, where they differ from the defaults. */
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

/** A change of access: its two sides, and the end of a temporary one as an ISO string. */
export interface AccessChange {
  before: { role: string; restrictions: string[]; grants: string[] };
  after: { role: string; restrictions: string[]; grants: string[] };
  until: string | null;
}

/** An event of a cover that members are notified of; `lost`: it ended because the covering member lost their access. */
export type CoverPhase = 'arranged' | 'started' | 'ending' | 'ended' | 'lost';

/** The first moments of a membership and after it, as ISO strings. */
export interface MembershipDates {
  startsAt: string | null;
  endsAt: string | null;
}

/** The subject of a notification. Names are read when it is shown, as far as the reader may see them then (R6). */
export interface NotificationSubject {
  contactId?: string;
  /** The number of contacts, if several; of days, before an end. */
  count?: number;
  /** A colleague who joined, whose work was handed over, or whose access ends. */
  memberId?: string;
  /** A request for access. */
  requestId?: string;
  /** A cover: the covering member, what happened to it, and its end as an ISO string (B11). */
  cover?: { byId: string; phase: CoverPhase; until: string };
  /** The dates of the reader's own membership changed; `hasBegun`: it began by this change. */
  dates?: { before: MembershipDates; after: MembershipDates; hasBegun?: boolean };
  /** A team that the reader joined or left, or that was archived or restored. */
  team?: { id: string; change: 'joined' | 'left' | 'archived' | 'restored' };
  /** The revocation that handed work over. */
  revocationId?: string;
  /** The first moment after an access that ends, as an ISO string. */
  endsAt?: string;
  /** An endpoint that the receiver switched off by its answer. */
  endpoint?: { id: string; name: string };
  /** The plans of which a member asks for one. */
  plans?: string[];
  /** How the reader's own access changed. */
  change?: AccessChange;
}

/** A notification of a member. */
export const notifications = tenantTable(
  'notifications',
  {
    id: id(),
    memberId: uuid().notNull(),
    event: text().notNull(),
    /** The name of the actor at that time. */
    actorName: text(),
    subject: jsonb().$type<NotificationSubject>().notNull().default({}),
    /** False for notifications by email only. */
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
