import { sql } from 'drizzle-orm';
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { teams } from '../access/teams';
import { tenantTable } from '../access/tenant-table';
import { id, moment } from '../platform/columns';
import { conversations } from './contacts';

/**
 * What a customer wrote, what we answered, what we noted among ourselves, what went to many at once, and what
 * happened meanwhile.
 */
export const messageKinds = ['inbound', 'outbound', 'note', 'broadcast', 'event'] as const;
export type MessageKind = (typeof messageKinds)[number];

export type ThreadEvent = 'assigned' | 'closed' | 'reopened';

/** How far an answer got. `no-channel`: nothing was connected that could have carried it. */
export type Delivery = 'no-channel' | 'waiting' | 'delivered' | 'failed';

/** The thread of a conversation, in order of `at`. Only ever appended to; an answer's delivery changes. */
export const messages = tenantTable(
  'messages',
  {
    id: id(),
    conversationId: uuid().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    /** Empty for an event. */
    body: text().notNull().default(''),
    event: text().$type<ThreadEvent>(),
    /** Who wrote or did it; null: the contact, or a message of theirs. */
    authorId: uuid(),
    /** To whom an event assigned the conversation; neither: to nobody. */
    toMemberId: uuid(),
    toTeamId: uuid(),
    delivery: text().$type<Delivery>(),
    /** On which channel it came in, and what that calls it. */
    channelId: uuid(),
    externalId: text(),
    /** Made where it was written, so that the same request sent twice writes once. */
    requestId: uuid(),
    /** After whatever was written before it: the moment of writing, not of the transaction's start. */
    at: moment().notNull().default(sql`clock_timestamp()`),
  },
  {
    within: { conversationId: conversations },
    references: { authorId: members, toMemberId: members, toTeamId: teams },
    more: (table) => [
      index('messages_thread').on(table.workspaceId, table.conversationId, table.at, table.id),
      // What happened within a period: every closing, every answer.
      index('messages_by_kind').on(table.workspaceId, table.kind, table.at),
      uniqueIndex('messages_request')
        .on(table.workspaceId, table.conversationId, table.authorId, table.requestId)
        .where(sql`request_id is not null`),
      uniqueIndex('messages_external')
        .on(table.workspaceId, table.channelId, table.externalId)
        .where(sql`external_id is not null`),
    ],
  },
);
