import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { seats } from '../access/seats';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';

/** Counts the views of a site (S3.1–S3.3). Assigned to a seat, so that a leaver's pixels go to their successor. */
export const pixels = tenantTable(
  'pixels',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting and uniqueness; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    /** The site that embeds it. */
    site: text().notNull(),
    /** Whether views are currently counted. */
    isOn: boolean().notNull().default(true),
    /** Browsers that ask not to be tracked are not counted. */
    honoursPrivacy: boolean().notNull().default(true),
    /** How many days its figures are kept. */
    keepDays: integer().notNull().default(365),
    seatId: uuid(),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment(),
  },
  {
    references: { seatId: seats },
    more: (table) => [
      uniqueIndex('pixels_name').on(table.workspaceId, table.nameKey),
      index('pixels_seat').on(table.workspaceId, table.seatId, table.nameKey, table.id),
      // A site that embeds a pixel names it and no workspace: this policy lets the row be read, to count the view.
      pgPolicy('seen_pixel', { for: 'select', using: sql`id = app_id('pixel')` }),
      check('pixels_keep_days', sql`keep_days between 1 and 730`),
    ],
  },
);

/** The number of views of a pixel on one day. */
export const pixelDays = tenantTable(
  'pixel_days',
  {
    pixelId: uuid().notNull(),
    day: date().notNull(),
    views: integer().notNull(),
    /** The last day on which it is kept, derived from the pixel's settings. */
    keepUntil: date().notNull(),
  },
  {
    key: ['pixelId', 'day'],
    within: { pixelId: pixels },
    more: (table) => [
      index('pixel_days_due').on(table.keepUntil),
      // Any process may delete expired figures.
      pgPolicy('due_seen', { for: 'select', using: sql`keep_until < current_date` }),
      pgPolicy('due_swept', { for: 'delete', using: sql`keep_until < current_date` }),
    ],
  },
);
