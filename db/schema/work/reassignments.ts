import { sql } from 'drizzle-orm';
import { index, integer, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { seats } from '../access/seats';
import { teams } from '../access/teams';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment } from '../platform/columns';
import { contacts } from './contacts';

/** An assignment of several contacts at once, which the member who made it can undo for a day (364). */
export const reassignments = tenantTable(
  'reassignments',
  {
    id: id(),
    memberId: uuid().notNull(),
    /** The assignment that it set; both null: unassigned. */
    seatId: uuid(),
    teamId: uuid(),
    /** The number of contacts. */
    total: integer().notNull(),
    createdAt: createdAt(),
    undoUntil: moment().notNull().default(sql`now() + interval '24 hours'`),
    undoneAt: moment(),
  },
  {
    within: { memberId: members },
    references: { seatId: seats, teamId: teams },
    more: (table) => [index('reassignments_member').on(table.workspaceId, table.memberId, table.createdAt)],
  },
);

/**
 * The assignment of a contact before its latest reassignment with others. Every later assignment deletes the row, so a
 * contact that someone has assigned since is not moved by the undo.
 */
export const reassignedContacts = tenantTable(
  'reassigned_contacts',
  {
    contactId: uuid().notNull(),
    reassignmentId: uuid().notNull(),
    seatId: uuid(),
    teamId: uuid(),
  },
  {
    key: ['contactId'],
    within: { reassignmentId: reassignments },
    cascades: { contactId: contacts },
    references: { seatId: seats, teamId: teams },
    more: (table) => [index('reassigned_contacts_of').on(table.workspaceId, table.reassignmentId)],
  },
);
