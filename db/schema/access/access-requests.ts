import { sql } from 'drizzle-orm';
import { date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

/** The states of ARAP, without `partial`: a request is about one permission. */
export type RequestStatus = 'pending' | 'approved' | 'denied' | 'expired' | 'cancelled' | 'failed';

/** How long an access is asked for: four hours, the rest of the day, until the end of a day, or without an end. */
export type RequestDuration = 'hours' | 'today' | 'until' | 'good';

/** Why a request was closed without an answer. */
export type RequestOutcome = 'withdrawn' | 'held' | 'suspended' | 'left' | 'ended' | 'impossible';

/** A member asks for a permission that they do not have (B1, docs/decisions/356). */
export const accessRequests = tenantTable(
  'access_requests',
  {
    id: id(),
    memberId: uuid().notNull(),
    permission: text().notNull(),
    /** The kind of target that the permission is about. */
    targetKind: text().notNull(),
    note: text(),
    duration: text().$type<RequestDuration>().notNull(),
    /** The last day, where `duration` is `until`, in the workspace's time zone. */
    untilDay: date(),
    /** The stored status: a pending request past `expiresAt` is expired. */
    status: text().$type<RequestStatus>().notNull().default('pending'),
    outcome: text().$type<RequestOutcome>(),
    /** Grows with every change, so that the first answer counts (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    answeredAt: moment(),
    /** The answering member's name at that time; null: closed without an answer. */
    answeredByName: text(),
    /** The reason of a refusal. */
    reason: text(),
    /** The end of the granted access; null: for good. */
    grantedUntil: moment(),
  },
  {
    within: { memberId: members },
    more: (table) => [
      uniqueIndex('access_requests_one_open')
        .on(table.workspaceId, table.memberId, table.permission, table.targetKind)
        .where(sql`status = 'pending'`),
      index('access_requests_latest').on(table.workspaceId, table.createdAt),
    ],
  },
);
