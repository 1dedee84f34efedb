import { sql } from 'drizzle-orm';
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { type MemberStatus, members } from './members';
import { tenantTable } from './tenant-table';

/**
 * A place to which work is assigned. Handing over everything that a leaver had is one update here,
 * whatever the number of contacts (B3).
 */
export const seats = tenantTable(
  'seats',
  {
    id: id(),
    /** The member for whom the seat was made; new work of theirs is assigned to it. */
    ownerId: uuid().notNull(),
    /** Who works from it now; null: vacant, so its work is unassigned. */
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

/** One taking back of access, with what is needed to undo it exactly (S1.28, S1.30). */
export const revocations = tenantTable(
  'revocations',
  {
    id: id(),
    memberId: uuid().notNull(),
    successorId: uuid(),
    /** What the member was before, so that undoing brings back exactly that. */
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

/** A seat that a revocation moved, and to whom, so that undoing moves exactly those back. */
export const handovers = tenantTable(
  'handovers',
  {
    revocationId: uuid().notNull(),
    seatId: uuid().notNull(),
    toId: uuid(),
  },
  { key: ['revocationId', 'seatId'], within: { revocationId: revocations, seatId: seats } },
);
