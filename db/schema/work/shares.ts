import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { workspaces } from '../access/workspaces';
import { createdAt, id } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contactLists } from './contact-lists';
import { contacts } from './contacts';

/** A group, a template or a contact that an account shares with one below it. It still belongs to the owner. */
export const shares = tenantTable(
  'shares',
  {
    id: id(),
    toWorkspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    recordId: uuid(),
    listId: uuid(),
    contactId: uuid(),
    createdAt: createdAt(),
  },
  {
    cascades: { recordId: collectionRecords, listId: contactLists, contactId: contacts },
    more: (table) => [
      uniqueIndex('shares_record').on(table.workspaceId, table.recordId, table.toWorkspaceId),
      uniqueIndex('shares_list').on(table.workspaceId, table.listId, table.toWorkspaceId),
      uniqueIndex('shares_contact').on(table.workspaceId, table.contactId, table.toWorkspaceId),
      index('shares_received').on(table.toWorkspaceId),
      // A workspace that receives a share may read it, to learn the owner.
      pgPolicy('received', { for: 'select', using: sql`to_workspace_id = app_id('workspace')` }),
      check('shares_one_thing', sql`num_nonnulls(record_id, list_id, contact_id) = 1`),
    ],
  },
);
