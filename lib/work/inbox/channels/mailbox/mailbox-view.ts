import 'server-only';
import { and, isNull, sql } from 'drizzle-orm';
import { outbox } from '@/db/schema/platform/outbox';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { enqueue, wakeWorkers } from '@/lib/platform/jobs/enqueue-job';
import { type Limit, takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import { loggedRecord } from '@/lib/work/deliveries/logged-record';
import { channels } from '../channels';
import { type MailFault, mailFaults } from './internal/mail-fault';
import { findMailboxWithin } from './internal/mailbox-row';
import type { MailServers } from './servers';

const limit: Limit = { name: 'mailbox-read', most: 20, minutes: 10 };

/** A connected mailbox, without its password. */
export interface MailboxView extends MailServers {
  address: string;
  username: string;
  readAt: Date | null;
  fault: MailFault | null;
}

/**
 * The mailbox of a channel; null for a channel without one.
 *
 * @throws NotFound · Denied (S1.20)
 */
export function readMailboxView(ctx: WorkspaceContext, recordId: string): Promise<MailboxView | null> {
  return inWorkspace(ctx, async (tx) => {
    const record = await loggedRecord(tx, ctx, { collection: channels.id, recordId }, 'view');
    const row = await findMailboxWithin(tx, { workspaceId: ctx.workspace.id, channelId: record.id });
    if (!row) return null;
    return {
      ...{ address: row.address, username: row.username, readAt: row.readAt },
      imap: { host: row.imapHost, port: row.imapPort, security: row.imapSecurity },
      smtp: { host: row.smtpHost, port: row.smtpPort, security: row.smtpSecurity },
      fault: row.fault === null ? null : (mailFaults.find((each) => each === row.fault) ?? 'other'),
    };
  });
}

/**
 * Makes the worker read a mailbox now instead of at its next time.
 *
 * @throws NotFound, also for a channel without a mailbox · Denied (S1.20) · Throttled
 */
export async function readMailboxNow(ctx: WorkspaceContext, recordId: string): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const record = await loggedRecord(tx, actor, { collection: channels.id, recordId }, 'retry');
    const key = { workspaceId: actor.workspace.id, channelId: record.id };
    if (!(await findMailboxWithin(tx, key))) throw new NotFound();
    await takeAttemptWithin(tx, limit, record.id);
    const waiting = await tx
      .update(outbox)
      .set({ dueAt: sql`now()` })
      .where(
        and(
          sql`${outbox.job} ->> 'kind' = 'mailbox'`,
          sql`${outbox.job} ->> 'channelId' = ${record.id}`,
          isNull(outbox.sentAt),
          isNull(outbox.failedAt),
        ),
      )
      .returning({ id: outbox.id });
    if (waiting.length === 0) await enqueue(tx, { kind: 'mailbox', ...key });
    else await wakeWorkers(tx, 'mailbox');
  });
}
