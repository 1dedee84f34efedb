import { sql } from 'drizzle-orm';
import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';
import { pixels } from './pixels';

export type ApplicationKind = 'shop' | 'site' | 'mobile' | 'other';

/** Applications of an account, each connected to at most one of its pixels (S3.1, S3.3). */
export const applications = tenantTable(
  'applications',
  {
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
  {
    references: { pixelId: pixels },
    more: (table) => [
      uniqueIndex('applications_name').on(table.workspaceId, table.nameKey),
      index('applications_pixel').on(table.workspaceId, table.pixelId),
    ],
  },
);
