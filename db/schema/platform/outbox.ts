import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { CheckpointJob, CheckpointMail } from './checkpoint-jobs';
import { createdAt, id, moment } from './columns';
import type { AccessEventJob, EndpointJob } from './endpoint-jobs';
import type { FactorResetMail, SecondFactorMail } from './factor-mails';

/** An email to send, queued in the transaction that causes it. Carries ids, never a token (IN10). */
export type MailJob =
  | { kind: 'invitation'; workspaceId: string; invitationId: string; locale: string }
  | { kind: 'password-reset'; resetId: string; locale: string }
  /** To the new address, with the link that proves it. */
  | { kind: 'email-change'; changeId: string; locale: string }
  /** To the old address: a change was requested, or has happened. */
  | { kind: 'email-change-asked' | 'email-changed'; userId: string; locale: string }
  /** To a person whose password was changed, by them or by a link. */
  | { kind: 'password-changed'; userId: string; locale: string }
  | SecondFactorMail
  | FactorResetMail
  | { kind: 'notification'; workspaceId: string; notificationId: string; locale: string }
  | CheckpointMail
  | StatusMail;

/** To a person whose access ended, is suspended, begins later or is back. */
export interface StatusMail {
  kind: 'access-status';
  workspaceId: string;
  memberId: string;
  status: 'ended' | 'suspended' | 'upcoming' | 'reinstated';
  locale: string;
}

/** A message to hand over to the channel that carries it. */
export interface MessageJob {
  /** `bulk-message`: one of many with the same text. Answers do not wait behind those. */
  kind: 'message' | 'bulk-message';
  workspaceId: string;
  messageId: string;
  channelId: string;
  /** The account above that connected the channel; absent for a channel of the workspace. */
  channelWorkspaceId?: string;
  /** The recipient of the sending, if it is one of many. */
  recipientId?: string;
  /** The WhatsApp template of the message. */
  templateId?: string;
  /** The name that a text message is sent under. */
  sender?: string;
}

/** A sending that is due, or running. */
export interface SendingJob {
  kind: 'sending';
  workspaceId: string;
  sendingId: string;
  runId: string;
}

/** An event to deliver to an integration. */
export interface EventJob {
  kind: 'event';
  workspaceId: string;
  integrationId: string;
  event: string;
  /** Ids of the affected rows: `contactId`, `conversationId`, `messageId`. */
  about: Readonly<Record<string, string>>;
}

/** A shortcut that is running, step by step. */
export interface ShortcutJob {
  kind: 'shortcut';
  workspaceId: string;
  runId: string;
}

/** An automatic message to a contact, due after its delay. */
export interface AutomationJob {
  kind: 'automation';
  workspaceId: string;
  automationId: string;
  contactId: string;
}

/** A scheduled transition of a record; the job is due at its time. */
export interface RecordDueJob {
  kind: 'record-due';
  workspaceId: string;
  recordId: string;
}

/** The next portion of a running campaign. */
export interface CampaignJob {
  kind: 'campaign';
  workspaceId: string;
  campaignId: string;
}

/** The email of a campaign to one contact. */
export interface CampaignEmailJob {
  kind: 'campaign-email';
  workspaceId: string;
  deliveryId: string;
}

/** A test of a campaign, for a member or for a person on the test list. */
export interface CampaignTestJob {
  kind: 'campaign-test';
  workspaceId: string;
  campaignId: string;
  reader: { memberId: string } | { testerId: string };
}

/** The entry of a public form: an email to confirm it and, after its period, its deletion. */
export interface FormEntryJob {
  kind: 'form-entry' | 'form-entry-expired';
  workspaceId: string;
  entryId: string;
  locale: string;
}

/** A data export of a workspace, to be created or, after its expiry, to be deleted. */
export interface DataExportJob {
  kind: 'data-export' | 'data-export-expired';
  workspaceId: string;
  exportId: string;
}

/** A mailbox to read. The job stays: it is due again after each reading. */
export interface MailboxJob {
  kind: 'mailbox';
  workspaceId: string;
  channelId: string;
}

/** The next file of a daily export, due at the beginning of a day of its workspace. */
export interface DailyExportJob {
  kind: 'daily-export';
  workspaceId: string;
  recordId: string;
}

/** The end of a card's last month, when the job is due. */
export interface PaymentExpiryJob {
  kind: 'payment-expiry';
  workspaceId: string;
  paymentMethodId: string;
}

/** The next check of a domain's DNS records. */
export interface DomainCheckJob {
  kind: 'domain-check';
  workspaceId: string;
  recordId: string;
}

/** What is due before and at the end of a membership. The access ends without it. */
export interface MembershipEndJob {
  kind: 'membership-end';
  workspaceId: string;
  memberId: string;
  /** The end for which it was queued: a job of another end does nothing. */
  endsAt: string;
  /** Days before the end, for a warning; 0: the ending is recorded. */
  daysBefore: number;
}

/** What is due at the start of a cover, one day before its end, and at its end. The cover begins and ends without it. */
export interface CoverJob {
  kind: 'cover';
  workspaceId: string;
  coverId: string;
  phase: 'start' | 'warning' | 'end';
  /** The start or end for which it was queued: a job of another one does nothing. */
  at: string;
}

/** A reminder of an open request for access, or its expiry. */
export interface AccessRequestJob {
  kind: 'access-request';
  workspaceId: string;
  requestId: string;
  isReminder: boolean;
}

/** The state of an ad, to hand over to the ad account. */
export interface AdStateJob {
  kind: 'ad-state';
  workspaceId: string;
  accountId: string;
  adId: string;
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
  | MailboxJob
  | DailyExportJob
  | PaymentExpiryJob
  | DomainCheckJob
  | MembershipEndJob
  | CoverJob
  | AccessRequestJob
  | CheckpointJob
  | AccessEventJob
  | EndpointJob
  | AdStateJob;

export type JobKind = Job['kind'];

/** Work outside of the database, queued in the transaction that causes it. */
export const outbox = pgTable(
  'outbox',
  {
    id: id().primaryKey(),
    job: jsonb().$type<Job>().notNull(),
    /** For emails: the address. Otherwise empty: the channel or integration has it. */
    recipient: text().notNull(),
    createdAt: createdAt(),
    /** When the next attempt is due. */
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

/** Facts about this installation: whether the demo was filled, and the setup token's hash. */
export const installation = pgTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
  at: createdAt(),
});
