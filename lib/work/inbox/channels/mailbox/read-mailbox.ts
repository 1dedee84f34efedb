import 'server-only';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { ImapFlow } from 'imapflow';
import { v7 } from 'uuid';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { mailboxes } from '@/db/schema/work/mailboxes';
import { announce, inTenant } from '@/db/tenant';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { logAttemptWithin } from '@/lib/work/deliveries/log-attempt';
import { connected } from '../channel-conditions';
import { withInbox } from './internal/imap';
import { faultOf, type MailFault } from './internal/mail-fault';
import { findMailbox, type MailboxKey, type MailboxRow, ofMailbox, signInOf } from './internal/mailbox-row';
import { receiveMail } from './internal/receive-mail';
import { type Mail, parseMail } from './parse-mail';
import { readingPauses } from './reading-pauses';

const { pause, pauseAfterFault, pauseWhileOff } = readingPauses;
/** In bytes. Of a longer mail only the beginning is read. */
const longestMail = 15_000_000;
/** The mails of one attempt; the next attempt follows at once. */
const portion = 50;
const lease = sql`now() + interval '2 minutes'`;

/**
 * Reads connected mailboxes. Each has one job, which stays and is due again after each reading; a lease makes sure
 * that one process reads a mailbox at a time (docs/decisions/295).
 */
export const mailboxJobs: JobHandler = { kinds: ['mailbox'], lanes: 2, attempt };

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'mailbox') return 'obsolete';
  if (!(await findMailbox(job))) return 'obsolete';
  const row = await takeLease(job);
  if (row === 'disconnected') return { again: pauseWhileOff };
  if (!row) return { again: pause };
  try {
    const isMore = await read(row);
    await release(row, { fault: null });
    return { again: isMore ? 0 : pause };
  } catch (error) {
    await release(row, { fault: faultOf(error) });
    return { again: pauseAfterFault };
  }
}

/** The mailbox, leased for this reading; undefined while another process reads it. */
async function takeLease(key: MailboxKey): Promise<MailboxRow | 'disconnected' | undefined> {
  return inTenant({ workspaceId: key.workspaceId }, async (tx) => {
    const [channel] = await tx
      .select({ id: collectionRecords.id })
      .from(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, key.workspaceId),
          eq(collectionRecords.id, key.channelId),
          connected,
        ),
      );
    if (!channel) return 'disconnected';
    const isFree = or(isNull(mailboxes.leasedUntil), lt(mailboxes.leasedUntil, sql`now()`));
    const [row] = await tx
      .update(mailboxes)
      .set({ leasedUntil: lease })
      .where(and(ofMailbox(key), isFree))
      .returning();
    return row;
  });
}

async function release(row: MailboxRow, { fault }: { fault: MailFault | null }): Promise<void> {
  const { workspaceId } = row;
  await inTenant({ workspaceId }, async (tx) => {
    await tx
      .update(mailboxes)
      .set({ leasedUntil: null, fault, ...(fault === null && { readAt: sql`now()` }) })
      .where(ofMailbox(row));
    if (fault !== row.fault) await announce(tx, { topic: 'settings', workspaceId });
  });
}

/** Receives new mail, the oldest first. Returns whether more is left. */
async function read(row: MailboxRow): Promise<boolean> {
  const { imap, ...signIn } = signInOf(row);
  return withInbox(imap, signIn, async (client, { uidValidity }) => {
    const isSame = uidValidity === row.uidValidity;
    const lastUid = isSame ? row.lastUid : 0;
    // The server numbered the folder anew: the mails since the last reading, of which known ones are recognised.
    const since = row.readAt ?? new Date();
    const found = await client.search(isSame ? { uid: `${lastUid + 1}:*` } : { since }, { uid: true });
    // `n:*` also names the last mail where its number is lower.
    const uids = (found || []).filter((uid) => uid > lastUid).sort((one, other) => one - other);
    for (const uid of uids.slice(0, portion)) await take(client, { ...row, uidValidity }, uid);
    return uids.length > portion;
  });
}

/** Receives one mail, and moves the position of the reader in the same transaction. */
async function take(client: ImapFlow, row: MailboxRow, uid: number): Promise<void> {
  const startedAt = performance.now();
  const fetched = await client.fetchOne(
    String(uid),
    { uid: true, size: true, source: { start: 0, maxLength: longestMail } },
    { uid: true },
  );
  const source = fetched ? fetched.source : undefined;
  const mail = source && (await parse(source, fetched ? fetched.size : undefined));
  const { workspaceId, channelId, uidValidity } = row;
  await inTenant({ workspaceId }, async (tx) => {
    const position = { uidValidity, lastUid: uid, leasedUntil: lease };
    await tx.update(mailboxes).set(position).where(ofMailbox(row));
    if (!source) return;
    const channel = { workspaceId, id: channelId, kind: 'email' as const };
    const received = mail && (await receiveMail(tx, channel, { own: row.address, mail }));
    const isTaken = received?.is === 'message' || received?.is === 'repeated';
    await logAttemptWithin(
      tx,
      {
        ...{ workspaceId, recordId: channelId, direction: 'in', about: 'message', attempt: 1 },
        jobId: received?.id ?? v7(),
      },
      {
        outcome: isTaken ? 'taken' : 'refused',
        responseCode: null,
        error: received ? (received.is === 'message' ? null : received.is) : 'unreadable',
        milliseconds: Math.round(performance.now() - startedAt),
      },
    );
  });
}

/** A mail that cannot be parsed is left out, so that it does not keep the later ones from being read. */
async function parse(source: Buffer, size = 0): Promise<Mail | undefined> {
  try {
    return await parseMail(source, size > source.length);
  } catch {
    return undefined;
  }
}
