import { sql } from 'drizzle-orm';
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

/** Why a cover ended: its last day passed, a member ended it, or one of the two lost their access. */
export type CoverEnd = 'over' | 'ended' | 'covering-lost' | 'covered-lost';

/**
 * A member's seats, lent to a colleague for a span of time (B11). No seat and no row of work changes: the cover is
 * evaluated whenever the colleague's access is loaded (docs/decisions/348).
 */
export const covers = tenantTable(
  'covers',
  {
    id: id(),
    /** The absent member, whose seats are lent. */
    memberId: uuid().notNull(),
    /** The covering member. */
    byId: uuid().notNull(),
    /** The member who arranged it: told how it ends. */
    setById: uuid().notNull(),
    startsAt: moment().notNull(),
    /** The first moment after the cover. */
    endsAt: moment().notNull(),
    createdAt: createdAt(),
    /** When both were notified that it began. */
    startToldAt: moment(),
    /** When it ended; null while the end is to come, or is not recorded yet. */
    endedAt: moment(),
    endReason: text().$type<CoverEnd>(),
    /** Grows with every change; a change of an older version is refused (RO7). */
    version: integer().notNull().default(1),
  },
  {
    within: { memberId: members },
    cascades: { byId: members },
    more: (table) => [
      check('covers_two_people', sql`member_id <> by_id`),
      index('covers_by').on(table.workspaceId, table.byId).where(sql`ended_at is null`),
      index('covers_member').on(table.workspaceId, table.memberId).where(sql`ended_at is null`),
    ],
  },
);
