import { type AnyPgColumn, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { organisations } from './organisations';

/** The tenant. Everything that is worked on belongs to exactly one. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: id().primaryKey(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    parentId: uuid().references((): AnyPgColumn => workspaces.id),
    /** Steps below the root: 0 to 5 (S0.9). */
    level: integer().notNull().default(0),
    name: text().notNull(),
    /** What it writes in to people whose own language is not known; null: that of whoever writes. */
    locale: text(),
    /** An IANA name: the days and hours that the workspace itself speaks of, in mail. */
    timeZone: text().notNull().default('UTC'),
    /** Grows with every change of these settings; a change of an older version is refused. */
    version: integer().notNull().default(1),
    /** Stands in addresses; carries random letters, so that a name tells nothing about other tenants. */
    slug: text().notNull().unique(),
    createdAt: createdAt(),
    closedAt: moment(),
  },
  (table) => [index('workspaces_organisation').on(table.organisationId, table.name)],
);
