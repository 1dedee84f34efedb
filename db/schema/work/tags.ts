import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { workspaces } from '../access/workspaces';
import { createdAt, id, sortedText } from '../platform/columns';
import { conversations } from './contacts';

/** A word by which conversations are found again. Made by being used. */
export const tags = pgTable(
  'tags',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: id(),
    name: sortedText().notNull(),
    /** Folded: written in capitals it is the same tag. */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('tags_name').on(table.workspaceId, table.nameKey),
  ],
);

export const conversationTags = pgTable(
  'conversation_tags',
  {
    workspaceId: uuid().notNull(),
    conversationId: uuid().notNull(),
    tagId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId, table.tagId] }),
    index('conversation_tags_of').on(table.workspaceId, table.tagId, table.conversationId),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.tagId],
      foreignColumns: [tags.workspaceId, tags.id],
    }).onDelete('cascade'),
  ],
);
