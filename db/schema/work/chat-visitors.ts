import { text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { conversations } from './contacts';

/** A visitor of a site who wrote in its web chat, and the one conversation that they read. */
export const chatVisitors = tenantTable(
  'chat_visitors',
  {
    id: id(),
    channelId: uuid().notNull(),
    conversationId: uuid().notNull(),
    /** Of the token that the visitor's browser keeps: a copy of the database opens no chat (IN10). */
    tokenHash: text().notNull(),
    /** The email that the visitor gave. It is not verified, so it is no address of a contact and finds none. */
    claimedEmail: text(),
    createdAt: createdAt(),
  },
  {
    within: { conversationId: conversations },
    cascades: { channelId: collectionRecords },
    more: (table) => [
      uniqueIndex('chat_visitors_token').on(table.workspaceId, table.channelId, table.tokenHash),
      uniqueIndex('chat_visitors_conversation').on(table.workspaceId, table.conversationId),
    ],
  },
);
