import { sql } from 'drizzle-orm';
import { index, integer, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { members } from './members';
import { tenantTable } from './tenant-table';

export const teams = tenantTable(
  'teams',
  {
    id: id(),
    name: nameText().notNull(),
    /** Grows with every change; a change of an older version is refused. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    archivedAt: moment(),
  },
  {
    more: (table) => [
      uniqueIndex('teams_name')
        .on(table.workspaceId, sql`lower(${table.name})`)
        .where(sql`archived_at is null`),
    ],
  },
);

/** The members of teams. Members who left stay listed; only active ones count. */
export const teamMembers = tenantTable(
  'team_members',
  {
    teamId: uuid().notNull(),
    memberId: uuid().notNull(),
  },
  {
    key: ['teamId', 'memberId'],
    within: { teamId: teams, memberId: members },
    more: (table) => [index('team_members_member').on(table.workspaceId, table.memberId)],
  },
);
