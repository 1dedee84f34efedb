import { sql } from 'drizzle-orm';
import { index, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, sortedText } from '../platform/columns';
import { conversations } from './contacts';

/** A word by which conversations are found again. Made by being used. */
export const tags = tenantTable(
  'tags',
  {
    id: id(),
    name: sortedText().notNull(),
    /** Folded: written in capitals it is the same tag. */
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
