import { sql } from 'drizzle-orm';
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { type MemberStatus, members } from './members';
import { tenantTable } from './tenant-table';

/**
 * The unit that work is assigned to. Handing over all work of a leaving member is one update here, for any number of
 * contacts (B3).
 */
export const seats = tenantTable(
  'seats',
  {
    id: id(),
    /** The member for whom the seat was created; their new work is assigned to it. */
    ownerId: uuid().notNull(),
    /** The member who works from it; null: vacant, so its work is unassigned. */
    holderId: uuid(),
  },
  {
    within: { ownerId: members },
    references: { holderId: members },
    more: (table) => [
      uniqueIndex('seats_owner').on(table.workspaceId, table.ownerId),
      index('seats_holder').on(table.workspaceId, table.holderId),
    ],
  },
);

/** A revocation of access, with the data to undo it exactly (S1.28, S1.30). */
export const revocations = tenantTable(
  'revocations',
  {
    id: id(),
    memberId: uuid().notNull(),
    successorId: uuid(),
    /** The member's state before the revocation, which undoing restores. */
    statusBefore: text().$type<Extract<MemberStatus, 'active' | 'suspended'>>().notNull(),
    revokedAt: createdAt(),
    undoUntil: moment().notNull().default(sql`now() + interval '30 days'`),
    undoneAt: moment(),
  },
  {
    within: { memberId: members },
    more: (table) => [index('revocations_member').on(table.workspaceId, table.memberId)],
  },
);

/** A seat that a revocation moved, and the successor, so that undoing moves exactly those seats back. */
export const handovers = tenantTable(
  'handovers',
  {
    revocationId: uuid().notNull(),
    seatId: uuid().notNull(),
    toId: uuid(),
  },
  { key: ['revocationId', 'seatId'], within: { revocationId: revocations, seatId: seats } },
);
