import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment, nameText } from '../platform/columns';
import { members } from './members';
import { organisationTable, people } from './organisations';
import { tenantTable } from './tenant-table';
import { users } from './users';

/**
 * A token with which an identity provider manages the people of the organisation (SCIM, B13). Only its hash is stored.
 * It may give and take what its administrator may at that moment (R3, docs/decisions/392).
 */
export const directoryTokens = organisationTable(
  'directory_tokens',
  {
    id: id(),
    name: nameText().notNull(),
    /** The administrator who answers for it. */
    holderId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull().unique(),
    /** Its last characters, to recognise it. */
    hint: text().notNull(),
    createdAt: createdAt(),
    /** The first moment at which it opens nothing. */
    expiresAt: moment().notNull(),
    revokedAt: moment(),
    lastUsedAt: moment(),
    /** The last change that it made: an audit event, and the name of its subject. */
    lastChange: jsonb().$type<{ event: string; subject: string; at: string }>(),
  },
  {
    more: () => [
      // The bearer of a token may read its row, to learn its organisation.
      pgPolicy('bearer', {
        for: 'select',
        using: sql`token_hash = nullif(current_setting('app.api_key', true), '')`,
      }),
    ],
  },
);

/** A membership that the directory suspended, and the suspension that it had before. */
export interface DirectorySuspension {
  workspaceId: string;
  memberId: string;
  before: { until: string | null; reason: string | null } | null;
}

/** What the identity provider says of a person. A person with a row is provisioned. */
export const directoryPeople = organisationTable(
  'directory_people',
  {
    userId: uuid().notNull(),
    /** Unique in the organisation, in upper or lower case. */
    userName: text().notNull(),
    userNameKey: text().notNull().generatedAlwaysAs(sql`lower(user_name)`),
    externalId: text(),
    /** Further attributes, in the form of the resource. */
    attributes: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The memberships that become active again with the person. */
    suspensions: jsonb().$type<DirectorySuspension[]>().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  {
    key: ['userId'],
    more: (table) => [
      foreignKey({
        columns: [table.organisationId, table.userId],
        foreignColumns: [people.organisationId, people.userId],
      }).onDelete('cascade'),
      uniqueIndex('directory_people_user_name').on(table.organisationId, table.userNameKey),
      index('directory_people_external_id').on(table.organisationId, table.externalId),
    ],
  },
);

/** A group of the identity provider gives the member this level; of several the highest counts. */
export const directoryLevels = tenantTable(
  'directory_levels',
  {
    memberId: uuid().notNull(),
    role: text().notNull(),
  },
  { key: ['memberId', 'role'], within: { memberId: members } },
);
