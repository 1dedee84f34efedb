import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from '../platform/columns';
import { type MemberStatus, members } from './members';

/**
 * A place to which work is assigned. Handing over everything that a leaver had is one update here,
 * whatever the number of contacts (B3).
 */
export const seats = pgTable(
  'seats',
  {
    workspaceId: uuid().notNull(),
    id: id(),
    /** The member for whom the seat was made; new work of theirs is assigned to it. */
    ownerId: uuid().notNull(),
    /** Who works from it now; null: vacant, so its work is unassigned. */
    holderId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('seats_owner').on(table.workspaceId, table.ownerId),
    index('seats_holder').on(table.workspaceId, table.holderId),
    foreignKey({
      columns: [table.workspaceId, table.ownerId],
      foreignColumns: [members.workspaceId, members.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.holderId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** One taking back of access, with what is needed to undo it exactly (S1.28, S1.30). */
export const revocations = pgTable(
  'revocations',
  {
    workspaceId: uuid().notNull(),
    id: id(),
    memberId: uuid().notNull(),
    successorId: uuid(),
    /** What the member was before, so that undoing brings back exactly that. */
    statusBefore: text().$type<Extract<MemberStatus, 'active' | 'suspended'>>().notNull(),
    revokedAt: createdAt(),
    undoUntil: moment().notNull().default(sql`now() + interval '30 days'`),
    undoneAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('revocations_member').on(table.workspaceId, table.memberId),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }).onDelete('cascade'),
  ],
);

/** A seat that a revocation moved, and to whom, so that undoing moves exactly those back. */
export const handovers = pgTable(
  'handovers',
  {
    workspaceId: uuid().notNull(),
    revocationId: uuid().notNull(),
    seatId: uuid().notNull(),
    toId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.revocationId, table.seatId] }),
    foreignKey({
      columns: [table.workspaceId, table.revocationId],
      foreignColumns: [revocations.workspaceId, revocations.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.seatId],
      foreignColumns: [seats.workspaceId, seats.id],
    }).onDelete('cascade'),
  ],
);
