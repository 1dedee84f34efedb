import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';

/** Mail to be sent, written in the transaction that causes it. Carries ids, never a token (IN10). */
export type MailJob =
  | { kind: 'invitation'; workspaceId: string; invitationId: string; locale: string }
  | { kind: 'password-reset'; resetId: string; locale: string }
  /** To the new address, with the link that proves it. */
  | { kind: 'email-change'; changeId: string; locale: string }
  /** To the address so far: a change was asked for, or has happened. */
  | { kind: 'email-change-asked' | 'email-changed'; userId: string; locale: string }
  | { kind: 'notification'; workspaceId: string; notificationId: string; locale: string };

/** An answer to be handed to the channel that carries it. */
export interface MessageJob {
  /** `bulk-message`: one of many contacts who get the same. Answers do not wait behind those. */
  kind: 'message' | 'bulk-message';
  workspaceId: string;
  messageId: string;
  channelId: string;
  /** The recipient of the sending, where it is one of many. */
  recipientId?: string;
  /** The WhatsApp template that it is made of. */
  templateId?: string;
}

/** A sending that is due, or on its way. */
export interface SendingJob {
  kind: 'sending';
  workspaceId: string;
  sendingId: string;
  runId: string;
}

/** Something that happened, for an integration to be told of. */
export interface EventJob {
  kind: 'event';
  workspaceId: string;
  integrationId: string;
  event: string;
  /** Ids of what it happened to: `contactId`, `conversationId`, `messageId`. */
  about: Readonly<Record<string, string>>;
}

/** A shortcut that is under way, step by step. */
export interface ShortcutJob {
  kind: 'shortcut';
  workspaceId: string;
  runId: string;
}

/** What an automation writes to a contact, due once its minutes are over. */
export interface AutomationJob {
  kind: 'automation';
  workspaceId: string;
  automationId: string;
  contactId: string;
}

/** A record waits for its moment, which is when the job is due. */
export interface RecordDueJob {
  kind: 'record-due';
  workspaceId: string;
  recordId: string;
}

/** The next portion of a campaign that is being sent. */
export interface CampaignJob {
  kind: 'campaign';
  workspaceId: string;
  campaignId: string;
}

/** What a campaign brings to one contact. */
export interface CampaignEmailJob {
  kind: 'campaign-email';
  workspaceId: string;
  deliveryId: string;
}

/** A test of a campaign, for a member or for somebody on the test list. */
export interface CampaignTestJob {
  kind: 'campaign-test';
  workspaceId: string;
  campaignId: string;
  reader: { memberId: string } | { testerId: string };
}

/** What somebody sent by a form: a letter to confirm it by, and, when its time is over, its end. */
export interface FormEntryJob {
  kind: 'form-entry' | 'form-entry-expired';
  workspaceId: string;
  entryId: string;
  locale: string;
}

/** A file of everything in a workspace, to be made; or, once it has run out, to be removed. */
export interface DataExportJob {
  kind: 'data-export' | 'data-export-expired';
  workspaceId: string;
  exportId: string;
}

/** The last month of a card is over when the job is due. */
export interface PaymentExpiryJob {
  kind: 'payment-expiry';
  workspaceId: string;
  paymentMethodId: string;
}

export type Job =
  | MailJob
  | MessageJob
  | EventJob
  | SendingJob
  | ShortcutJob
  | AutomationJob
  | RecordDueJob
  | CampaignJob
  | CampaignEmailJob
  | CampaignTestJob
  | FormEntryJob
  | DataExportJob
  | PaymentExpiryJob;

export type JobKind = Job['kind'];

/** What is to be done outside, written in the transaction that causes it. */
export const outbox = pgTable(
  'outbox',
  {
    id: id().primaryKey(),
    job: jsonb().$type<Job>().notNull(),
    /** Of mail: the address. Otherwise empty: the channel or integration says where. */
    recipient: text().notNull(),
    createdAt: createdAt(),
    /** When it may be tried (again). */
    dueAt: createdAt(),
    tries: integer().notNull().default(0),
    sentAt: moment(),
    failedAt: moment(),
    lastError: text(),
  },
  (table) => [
    index('outbox_due').on(table.dueAt).where(sql`sent_at is null and failed_at is null`),
    index('outbox_invitation').on(sql`(${table.job}->>'invitationId')`, table.createdAt),
  ],
);

/** Facts about this installation: whether the demo was filled, the setup token's hash. */
export const installation = pgTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
  at: createdAt(),
});
