import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { moment } from '../platform/columns';
import { conversations } from './contacts';

/** Until when a member has read a conversation; what came later is unread to them. */
export const conversationReads = pgTable(
  'conversation_reads',
  {
    workspaceId: uuid().notNull(),
    memberId: uuid().notNull(),
    conversationId: uuid().notNull(),
    readAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.memberId, table.conversationId] }),
    index('conversation_reads_of').on(table.workspaceId, table.conversationId),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete('cascade'),
  ],
);
