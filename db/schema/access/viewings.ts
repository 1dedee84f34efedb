import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

/**
 * A person who sees a workspace as a member would, or as a given access would (B6). The session of the viewer refers to
 * it; this row outlives the session, so that the viewed person can see who looked (docs/decisions/354).
 */
export const viewings = tenantTable(
  'viewings',
  {
    id: id(),
    /** The member viewed as; null for an access. */
    memberId: uuid(),
    /** The access viewed as; null for a member, whose present access applies. */
    role: text(),
    restrictions: text().array(),
    grants: text().array(),
    /** The viewer, without a reference: the row outlives their account. */
    byId: uuid().notNull(),
    byName: nameText().notNull(),
    /** Given for a member, never for an access. */
    reason: text(),
    startedAt: createdAt(),
    /** The first moment after it; a renewal moves it. */
    endsAt: moment().notNull(),
    /** When it ended; null while the end is to come, or is not recorded yet. */
    endedAt: moment(),
  },
  {
    cascades: { memberId: members },
    more: (table) => [
      check('viewings_of_one', sql`(member_id is null) = (role is not null)`),
      check('viewings_reason', sql`(member_id is null) = (reason is null)`),
      index('viewings_member').on(table.workspaceId, table.memberId, table.startedAt),
      index('viewings_open').on(table.workspaceId, table.endsAt).where(sql`ended_at is null`),
    ],
  },
);
