import { sql } from 'drizzle-orm';
import { foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment } from '../platform/columns';
import { contacts } from './contacts';

export const sendingStates = ['scheduled', 'sending', 'suspended', 'done', 'cancelled', 'stopped'] as const;
export type SendingState = (typeof sendingStates)[number];

/**
 * Why a sending stopped by itself: its starter lost the permission, its subject was deleted, or it failed too often.
 */
export type StopReason = 'access' | 'gone' | 'fault';

/** A message to many contacts, sent in portions from a certain time. Its kind defines its content. */
export const sendings = tenantTable(
  'sendings',
  {
    id: id(),
    kind: text().notNull(),
    /** Id of the content, in the table of its kind. */
    subjectId: uuid().notNull(),
    state: text().$type<SendingState>().notNull(),
    /** The person as whom every portion is authorised (R4). */
    startedBy: uuid().notNull(),
    dueAt: moment().notNull(),
    /** The current job of the worker: a late earlier job finds another id here and stops. */
    runId: uuid().notNull(),
    /** When its recipients were stored. */
    gatheredAt: moment(),
    finishedAt: moment(),
    stopReason: text().$type<StopReason>(),
    createdAt: createdAt(),
  },
  {
    references: { startedBy: members },
    more: (table) => [
      index('sendings_subject').on(table.workspaceId, table.subjectId, table.id),
      // A subject cannot be sent twice at the same time.
      uniqueIndex('sendings_one_at_a_time')
        .on(table.workspaceId, table.subjectId)
        .where(sql`finished_at is null`),
    ],
  },
);

/** `waiting` is final once the sending was cancelled. */
export const recipientStates = ['waiting', 'handed-over', 'sent', 'failed', 'skipped'] as const;
export type RecipientState = (typeof recipientStates)[number];

/** A contact that a sending goes to: stored once, so that no contact receives it twice. */
export const recipients = tenantTable(
  'recipients',
  {
    id: id(),
    sendingId: uuid().notNull(),
    /** Null once the contact was deleted. */
    contactId: uuid(),
    state: text().$type<RecipientState>().notNull().default('waiting'),
    /** The reason why it was skipped or failed. */
    reason: text(),
    settledAt: moment(),
  },
  {
    within: { sendingId: sendings },
    more: (table) => [
      uniqueIndex('recipients_once').on(table.workspaceId, table.sendingId, table.contactId),
      index('recipients_by_state').on(table.workspaceId, table.sendingId, table.state, table.id),
      index('recipients_contact').on(table.workspaceId, table.contactId),
      // The migration makes it set only the contact to null, which Drizzle cannot express.
      foreignKey({
        columns: [table.workspaceId, table.contactId],
        foreignColumns: [contacts.workspaceId, contacts.id],
      }).onDelete('set null'),
    ],
  },
);
