import 'server-only';
import { and, eq } from 'drizzle-orm';
import { mailboxes } from '@/db/schema/work/mailboxes';
import { inTenant, type Transaction } from '@/db/tenant';
import { seal, unseal } from '@/lib/platform/seal';
import { type MailboxSignIn, serverOf } from '../mailbox-input';
import type { MailServers } from '../servers';
import type { InboxPosition } from '../try-sign-in';
import type { SignIn } from './imap';

export type MailboxRow = typeof mailboxes.$inferSelect;
export type MailboxKey = Pick<MailboxRow, 'workspaceId' | 'channelId'>;

const kind = 'mailbox passwords';

/** The condition on one mailbox. */
export const ofMailbox = ({ workspaceId, channelId }: MailboxKey) =>
  and(eq(mailboxes.workspaceId, workspaceId), eq(mailboxes.channelId, channelId));

/** Writes the sign-in of a channel's mailbox, and the position that reading begins at. */
export async function saveMailbox(
  tx: Transaction,
  { workspaceId, channelId }: MailboxKey,
  input: MailboxSignIn,
  position: InboxPosition,
): Promise<void> {
  const [imap, smtp] = [serverOf(input.imap), serverOf(input.smtp)];
  const values = {
    ...{ address: input.address, username: input.username },
    password: seal(kind, input.password, channelId),
    ...{ imapHost: imap.host, imapPort: imap.port, imapSecurity: imap.security },
    ...{ smtpHost: smtp.host, smtpPort: smtp.port, smtpSecurity: smtp.security },
    ...position,
    fault: null,
  };
  await tx
    .insert(mailboxes)
    .values({ workspaceId, channelId, ...values })
    .onConflictDoUpdate({ target: [mailboxes.workspaceId, mailboxes.channelId], set: values });
}

/** The mailbox of a channel; undefined without one. */
export function findMailbox(key: MailboxKey): Promise<MailboxRow | undefined> {
  return inTenant({ workspaceId: key.workspaceId }, (tx) => findMailboxWithin(tx, key));
}

/** The same within a transaction of the workspace. */
export async function findMailboxWithin(tx: Transaction, key: MailboxKey): Promise<MailboxRow | undefined> {
  const [row] = await tx.select().from(mailboxes).where(ofMailbox(key));
  return row;
}

/**
 * The sign-in of a mailbox.
 *
 * @throws Error when AUTH_SECRET has changed since it was saved
 */
export function signInOf(row: MailboxRow): SignIn & MailServers {
  return {
    username: row.username,
    password: String(unseal(kind, row.password, row.channelId)),
    imap: { host: row.imapHost, port: row.imapPort, security: row.imapSecurity },
    smtp: { host: row.smtpHost, port: row.smtpPort, security: row.smtpSecurity },
  };
}
