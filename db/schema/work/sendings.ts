import { sql } from 'drizzle-orm';
import { foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from '../access/members';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment } from '../platform/columns';
import { contacts } from './contacts';

export const sendingStates = ['scheduled', 'sending', 'suspended', 'done', 'cancelled', 'stopped'] as const;
export type SendingState = (typeof sendingStates)[number];

/** Why a sending stopped by itself: its starter may not any more, what it sends is gone, or it failed too often. */
export type StopReason = 'access' | 'gone' | 'fault';

/** Something that goes out to many contacts, in portions, from a moment on. What it is, its kind knows. */
export const sendings = tenantTable(
  'sendings',
  {
    id: id(),
    kind: text().notNull(),
    /** What is sent, in the table of its kind. */
    subjectId: uuid().notNull(),
    state: text().$type<SendingState>().notNull(),
    /** As whom every portion is decided (R4). */
    startedBy: uuid().notNull(),
    dueAt: moment().notNull(),
    /** The job of the worker that counts: an earlier one that wakes late finds another here. */
    runId: uuid().notNull(),
    /** Since when its recipients are written down. */
    gatheredAt: moment(),
    finishedAt: moment(),
    stopReason: text().$type<StopReason>(),
    createdAt: createdAt(),
  },
  {
    references: { startedBy: members },
    more: (table) => [
      index('sendings_subject').on(table.workspaceId, table.subjectId, table.id),
      // What is on its way is not sent a second time beside it.
      uniqueIndex('sendings_one_at_a_time')
        .on(table.workspaceId, table.subjectId)
        .where(sql`finished_at is null`),
    ],
  },
);

/** `waiting` for good once the sending was cancelled. */
export const recipientStates = ['waiting', 'handed-over', 'sent', 'failed', 'skipped'] as const;
export type RecipientState = (typeof recipientStates)[number];

/** One contact that a sending goes to: written down once, so that nobody is written to twice. */
export const recipients = tenantTable(
  'recipients',
  {
    id: id(),
    sendingId: uuid().notNull(),
    /** Null once the contact was deleted. */
    contactId: uuid(),
    state: text().$type<RecipientState>().notNull().default('waiting'),
    /** Why it was skipped or failed. */
    reason: text(),
    settledAt: moment(),
  },
  {
    within: { sendingId: sendings },
    more: (table) => [
      uniqueIndex('recipients_once').on(table.workspaceId, table.sendingId, table.contactId),
      index('recipients_by_state').on(table.workspaceId, table.sendingId, table.state, table.id),
      index('recipients_contact').on(table.workspaceId, table.contactId),
      // The migration has it set only the contact to null, which Drizzle cannot say.
      foreignKey({
        columns: [table.workspaceId, table.contactId],
        foreignColumns: [contacts.workspaceId, contacts.id],
      }).onDelete('set null'),
    ],
  },
);
