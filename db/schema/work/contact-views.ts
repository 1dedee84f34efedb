import { boolean, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, sortedText } from '../platform/columns';

/** A way of looking at the contacts that someone keeps: filters by name, never what was typed (see decision 161). */
export const contactViews = tenantTable(
  'contact_views',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Who made it. One that is not shared is theirs alone. */
    ownerId: uuid().notNull(),
    isShared: boolean().notNull().default(false),
    /** The part of the list's address that filters. */
    address: text().notNull(),
    /** Grows with every change; a change of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  {
    cascades: { ownerId: members },
    more: (table) => [index('contact_views_by_name').on(table.workspaceId, table.name, table.id)],
  },
);
