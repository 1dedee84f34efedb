import { boolean, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, sortedText } from '../platform/columns';

/** A saved view of the contacts: filters by name, never the search text (see decision 161). */
export const contactViews = tenantTable(
  'contact_views',
  {
    id: id(),
    name: sortedText().notNull(),
    /** The creator. A view that is not shared is visible only to them. */
    ownerId: uuid().notNull(),
    isShared: boolean().notNull().default(false),
    /** The filters of the list's address. */
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
