import { sql } from 'drizzle-orm';
import { index, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, sortedText } from '../platform/columns';
import { conversations } from './contacts';

/** A word for finding conversations. Created by its first use. */
export const tags = tenantTable(
  'tags',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Folded, so that capitals make no difference. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    createdAt: createdAt(),
  },
  { more: (table) => [uniqueIndex('tags_name').on(table.workspaceId, table.nameKey)] },
);

export const conversationTags = tenantTable(
  'conversation_tags',
  {
    conversationId: uuid().notNull(),
    tagId: uuid().notNull(),
  },
  {
    key: ['conversationId', 'tagId'],
    within: { conversationId: conversations, tagId: tags },
    more: (table) => [index('conversation_tags_of').on(table.workspaceId, table.tagId, table.conversationId)],
  },
);
