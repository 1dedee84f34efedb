import { sql } from 'drizzle-orm';
import {
  boolean,
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

/** The tenant. Every row of work belongs to exactly one. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: id().primaryKey(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    parentId: uuid(),
    /** The number of steps below the root: 0 to 5 (S0.9). A trigger derives it from the parent. */
    level: integer().notNull().default(0),
    /** The workspaces from the root down to this one, included. A trigger derives it from the parent. */
    path: uuid().array().notNull().default(sql`'{}'`),
    /** Facts about the workspace on which permissions depend: see `setFlag`. */
    flags: text().array().$type<Flag[]>().notNull().default(sql`'{}'`),
    name: nameText().notNull(),
    /** The language of messages to people without a known language; null: that of the sending member. */
    locale: text(),
    /** ISO 3166-1 code: phones that name no country are numbers of this one. Null: not said. */
    country: text(),
    /** An IANA name: the time zone of days and hours in the workspace's emails. */
    timeZone: text().notNull().default('UTC'),
    /** Grows with every change of these settings; a change of an older version is refused. */
    version: integer().notNull().default(1),
    /** Part of addresses; contains random characters, so that names reveal nothing about other tenants. */
    slug: text().notNull().unique(),
    createdAt: createdAt(),
    /** From when on members need a second factor to enter (B17); null: they need none. */
    factorFrom: moment(),
    /** The roles of the model whose holders need it, with the custom roles made of them; null: all. */
    factorRoles: text().array(),
    /** Whether a second factor that the identity provider asked for counts as the required one. */
    factorOfProvider: boolean().notNull().default(false),
    /** Grows with every change of the three above; a change of an older version is refused. */
    factorVersion: integer().notNull().default(1),
    closedAt: moment(),
    /** When a deleted workspace is erased; until then the host can restore it (S3.12). */
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
    // Serves the policy `own_places`: the workspaces below a person's memberships.
    index('workspaces_path').using('gin', table.path),
    pgPolicy('organisation', {
      using: sql`organisation_id = app_id('organisation')`,
      withCheck: sql`organisation_id = app_id('organisation')`,
    }),
    pgPolicy('at_hand', { for: 'select', using: sql`id = app_id('workspace')` }),
    // A person's workspaces and those below them; the policy engine decides the permissions there (S0.9, S3.13).
    pgPolicy('own_places', {
      for: 'select',
      using: sql`path && (
        select coalesce(array_agg(workspace_id), '{}') from members
        where user_id = app_id('user') and status in ('active', 'suspended'))`,
    }),
    // Any process may erase a workspace after its deletion period (S3.12).
    pgPolicy('due_for_erasure', { for: 'select', using: sql`erase_at <= now()` }),
  ],
);
