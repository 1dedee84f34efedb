import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Flag } from '@/lib/policy/model';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { organisations } from './organisations';

/** The tenant. Everything that is worked on belongs to exactly one. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: id().primaryKey(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    parentId: uuid(),
    /** Steps below the root: 0 to 5 (S0.9). Follows from the parent, by a trigger. */
    level: integer().notNull().default(0),
    /** The workspaces from the root down to this one, itself included. Follows from the parent, by a trigger. */
    path: uuid().array().notNull().default(sql`'{}'`),
    /** What is true of it, as far as rights depend on it: see `setFlag`. */
    flags: text().array().$type<Flag[]>().notNull().default(sql`'{}'`),
    name: nameText().notNull(),
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
    /** When a deleted one is erased; until then the host can bring it back (S3.12). */
    eraseAt: moment(),
  },
  (table) => [
    unique('workspaces_in_organisation').on(table.organisationId, table.id),
    foreignKey({
      name: 'workspaces_parent_of_same_organisation',
      columns: [table.organisationId, table.parentId],
      foreignColumns: [table.organisationId, table.id],
    }),
    check('workspaces_depth', sql`${table.level} between 0 and 5`),
    index('workspaces_organisation').on(table.organisationId, table.name),
    index('workspaces_parent').on(table.parentId),
    // Whose workspaces lie below the places of a person: the policy `own_places` asks it.
    index('workspaces_path').using('gin', table.path),
    pgPolicy('organisation', {
      using: sql`organisation_id = app_id('organisation')`,
      withCheck: sql`organisation_id = app_id('organisation')`,
    }),
    pgPolicy('at_hand', { for: 'select', using: sql`id = app_id('workspace')` }),
    // A person's own workspaces and those below them; the policy engine decides what they may do there (S0.9, S3.13).
    pgPolicy('own_places', {
      for: 'select',
      using: sql`path && (
        select coalesce(array_agg(workspace_id), '{}') from members
        where user_id = app_id('user') and status in ('active', 'suspended'))`,
    }),
    // Any process may erase a workspace that was deleted long ago (S3.12).
    pgPolicy('due_for_erasure', { for: 'select', using: sql`erase_at <= now()` }),
  ],
);
