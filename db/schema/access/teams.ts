import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { members } from './members';
import { workspaces } from './workspaces';

export const teams = pgTable(
  'teams',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    name: nameText().notNull(),
    /** Grows with every change; a change of an older version is refused. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    archivedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('teams_name')
      .on(table.workspaceId, sql`lower(${table.name})`)
      .where(sql`archived_at is null`),
  ],
);

/** Who belongs to a team. Whoever left stays listed with their old teams; only active members count. */
export const teamMembers = pgTable(
  'team_members',
  {
    workspaceId: uuid().notNull(),
    teamId: uuid().notNull(),
    memberId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.teamId, table.memberId] }),
    index('team_members_member').on(table.workspaceId, table.memberId),
    foreignKey({
      columns: [table.workspaceId, table.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }).onDelete('cascade'),
  ],
);
