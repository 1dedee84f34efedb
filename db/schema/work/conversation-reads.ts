import { index, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { moment } from '../platform/columns';
import { conversations } from './contacts';

/** Until when a member has read a conversation; later messages are unread. */
export const conversationReads = tenantTable(
  'conversation_reads',
  {
    memberId: uuid().notNull(),
    conversationId: uuid().notNull(),
    readAt: moment().notNull(),
  },
  {
    key: ['memberId', 'conversationId'],
    within: { memberId: members, conversationId: conversations },
    more: (table) => [index('conversation_reads_of').on(table.workspaceId, table.conversationId)],
  },
);
