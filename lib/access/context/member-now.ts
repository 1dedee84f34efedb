import 'server-only';
import { getTableColumns, sql } from 'drizzle-orm';
import { type MemberStatus, members } from '@/db/schema/access/members';
import type { Status } from '@/lib/policy/model';

/** A column of the access at this moment: a temporary change reverts by itself (B5). */
const atThisMoment = <T>(column: 'role' | 'restrictions' | 'grants') =>
  sql<T>`case when members.reverts_at <= now() then ${sql.raw(`members.later_${column} else members.${column}`)} end`;

/**
 * The columns of a membership, with its status and access at this moment by the database's clock: the stored one is only the last
 * one written (B4, B5). Every reader of a status selects these or asks `isActive`.
 */
export const memberNow = {
  ...getTableColumns(members),
  status: sql<Status>`member_status(members)`,
  role: atThisMoment<string>('role'),
  restrictions: atThisMoment<string[]>('restrictions'),
  grants: atThisMoment<string[]>('grants'),
  revertsAt: sql<Date | null>`case when members.reverts_at > now() then members.reverts_at end`.mapWith(
    members.revertsAt,
  ),
  storedStatus: sql<MemberStatus>`members.status`,
};

/**
 * The condition for members who are active at this moment. The stored status comes first, as a literal: otherwise the
 * planner does not know that the partial indexes hold the row.
 */
export const isActive = sql`(members.status in ('active', 'suspended') and member_status(members) = 'active')`;

/** The condition for members who are suspended at this moment. */
export const isSuspended = sql`(members.status = 'suspended' and member_status(members) = 'suspended')`;
