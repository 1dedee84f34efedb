import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { workspaces } from '../access/workspaces';
import { createdAt, id, moment, sortedText } from '../platform/columns';
import { pixels } from './pixels';

export type ApplicationKind = 'shop' | 'site' | 'mobile' | 'other';

/** What belongs to an account besides its pixels, each connected to one of them or to none (S3.1, S3.3). */
export const applications = pgTable(
  'applications',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting and uniqueness; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    kind: text().$type<ApplicationKind>().notNull(),
    address: text().notNull().default(''),
    pixelId: uuid(),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('applications_name').on(table.workspaceId, table.nameKey),
    index('applications_pixel').on(table.workspaceId, table.pixelId),
    foreignKey({
      columns: [table.workspaceId, table.pixelId],
      foreignColumns: [pixels.workspaceId, pixels.id],
    }),
  ],
);
