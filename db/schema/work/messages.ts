import { sql } from 'drizzle-orm';
import { index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { teams } from '../access/teams';
import { tenantTable } from '../access/tenant-table';
import { id, moment } from '../platform/columns';
import { conversations } from './contacts';

/** A message of a customer, an answer, an internal note, a message to many, or an event. */
export const messageKinds = ['inbound', 'outbound', 'note', 'broadcast', 'event'] as const;
export type MessageKind = (typeof messageKinds)[number];

export type ThreadEvent = 'assigned' | 'closed' | 'reopened';

/** The delivery of an answer. `no-channel`: no channel was connected that could have carried it. */
export type Delivery = 'no-channel' | 'waiting' | 'delivered' | 'failed';

/** The facts of a received email besides its text. Absent values are false, or empty. */
export interface EmailFacts {
  /** The end of the text that quotes earlier messages. */
  quoted?: string;
  /** Files that came with it. They are not kept: the mailbox has them. */
  attachments?: { name: string; size: number }[];
  /** The mail was longer than what was read. */
  isCut?: boolean;
  /** A program wrote it: an absence notice, a newsletter (RFC 3834). */
  isAutomatic?: boolean;
  /** The receiving server could not confirm the sender's address (DMARC). */
  isUnconfirmed?: boolean;
  /** The sender's address, where it differs from the contact's. */
  from?: string;
}

/** The thread of a conversation, in order of `at`. Append-only, except for an answer's delivery. */
export const messages = tenantTable(
  'messages',
  {
    id: id(),
    conversationId: uuid().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    /** Empty for an event. */
    body: text().notNull().default(''),
    /** Of an email. */
    subject: text(),
    email: jsonb('email_facts').$type<EmailFacts>(),
    event: text().$type<ThreadEvent>(),
    /** The author or actor; null: the contact, or a message of theirs. */
    authorId: uuid(),
    /** The member whose seat the author covered when writing it (B11). */
    forId: uuid(),
    /** The new assignee of an assignment event; null in both: unassigned. */
    toMemberId: uuid(),
    toTeamId: uuid(),
    delivery: text().$type<Delivery>(),
    /** On which channel it came in, or was sent where a person chose it, and what that calls it. */
    channelId: uuid(),
    externalId: text(),
    /** Created by the form, so that the same request sent twice writes once. */
    requestId: uuid(),
    /** Later than all earlier messages: the time of writing, not of the transaction's start. */
    at: moment().notNull().default(sql`clock_timestamp()`),
  },
  {
    within: { conversationId: conversations },
    references: { authorId: members, forId: members, toMemberId: members, toTeamId: teams },
    more: (table) => [
      index('messages_thread').on(table.workspaceId, table.conversationId, table.at, table.id),
      // Serves reports on a period: every closing, every answer.
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
