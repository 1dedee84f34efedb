import { bigint, integer, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';

/** How a connection to a mail server is encrypted; `none` only within networks that `OUTBOUND_ALLOWED` names. */
export const securities = ['tls', 'starttls', 'none'] as const;
export type Security = (typeof securities)[number];

const security = () => text().$type<Security>().notNull();

/** The mailbox of an email channel: its servers, its sign-in, and the position of its reader. */
export const mailboxes = tenantTable(
  'mailboxes',
  {
    channelId: uuid().notNull(),
    address: text().notNull(),
    imapHost: text().notNull(),
    imapPort: integer().notNull(),
    imapSecurity: security(),
    smtpHost: text().notNull(),
    smtpPort: integer().notNull(),
    smtpSecurity: security(),
    username: text().notNull(),
    /** Encrypted with a key derived from AUTH_SECRET (`lib/platform/seal.ts`). */
    password: bytea().notNull(),
    /** The generation of the folder's UIDs, and the last UID that was read. */
    uidValidity: text().notNull(),
    lastUid: bigint({ mode: 'number' }).notNull(),
    /** The last complete reading. */
    readAt: moment(),
    /** Why the last reading failed: a `MailFault`; null after a complete one. */
    fault: text(),
    /** One reader at a time: the end of its lease. */
    leasedUntil: moment(),
  },
  { key: ['channelId'], within: { channelId: collectionRecords } },
);
