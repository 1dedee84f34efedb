import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { seats } from '../access/seats';
import { workspaces } from '../access/workspaces';
import { createdAt, id, moment, sortedText } from '../platform/columns';

/** What counts the views of a site (S3.1–S3.3). Assigned to a seat, so that a leaver's pixels go to their heir. */
export const pixels = pgTable(
  'pixels',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    name: sortedText().notNull(),
    /** Folded for sorting and uniqueness; stored, as in members. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    /** The site where it is placed. */
    site: text().notNull(),
    /** Whether views are counted at the moment. */
    isOn: boolean().notNull().default(true),
    /** A browser that asks not to be followed is not counted. */
    honoursPrivacy: boolean().notNull().default(true),
    /** How long its figures are kept. */
    keepDays: integer().notNull().default(365),
    seatId: uuid(),
    /** Grows with every change; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('pixels_name').on(table.workspaceId, table.nameKey),
    index('pixels_seat').on(table.workspaceId, table.seatId, table.nameKey, table.id),
    foreignKey({
      columns: [table.workspaceId, table.seatId],
      foreignColumns: [seats.workspaceId, seats.id],
    }),
    check('pixels_keep_days', sql`keep_days between 1 and 730`),
  ],
);

/** How often a pixel was seen on one day: its data. */
export const pixelDays = pgTable(
  'pixel_days',
  {
    workspaceId: uuid().notNull(),
    pixelId: uuid().notNull(),
    day: date().notNull(),
    views: integer().notNull(),
    /** The last day on which it is kept: follows from the pixel's settings. */
    keepUntil: date().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.pixelId, table.day] }),
    foreignKey({
      columns: [table.workspaceId, table.pixelId],
      foreignColumns: [pixels.workspaceId, pixels.id],
    }).onDelete('cascade'),
    index('pixel_days_due').on(table.keepUntil),
  ],
);
