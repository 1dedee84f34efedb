import 'server-only';
import { SpanKind } from '@opentelemetry/api';
import { inSpan } from '@/db/in-span';
import { type AttemptOutcome, logAttempt } from '@/lib/work/deliveries/log-attempt';
import type { ChannelConnection, OutboundDelivery, OutboundMessage } from '../connection';
import { faultOf } from './internal/mail-fault';
import { findMailbox, type MailboxRow, signInOf } from './internal/mailbox-row';
import { mailIdOf } from './internal/message-id';
import { openSmtp } from './internal/smtp';

const longestSubject = 78;

/** Sends messages from a mailbox, by its SMTP server (docs/decisions/295). */
export const mailboxConnection: ChannelConnection = { id: 'mailbox', deliver };

async function deliver({ channel, message, job }: OutboundDelivery): Promise<'delivered' | 'gone'> {
  const row = await findMailbox({ workspaceId: channel.workspaceId, channelId: channel.id });
  const recipient = message.to.email;
  if (!row || recipient === null) return 'gone';
  const { workspaceId, id: recordId } = channel;
  const attempt = { workspaceId, recordId, jobId: job.id, about: 'message', attempt: job.tries };
  const startedAt = performance.now();
  const log = (outcome: Omit<AttemptOutcome, 'milliseconds'>) =>
    logAttempt(attempt, { ...outcome, milliseconds: Math.round(performance.now() - startedAt) });
  try {
    await send(row, { channel: channel.name, recipient, message });
  } catch (error) {
    const responseCode = codeOf(error);
    await log({
      outcome: responseCode === null ? 'unreachable' : 'not-taken',
      responseCode,
      error: responseCode === null ? faultOf(error) : null,
    });
    if (isFinal(error)) return 'gone';
    throw error;
  }
  await log({ outcome: 'taken', responseCode: 250, error: null });
  return 'delivered';
}

async function send(
  row: MailboxRow,
  { channel, recipient, message }: { channel: string; recipient: string; message: OutboundMessage },
): Promise<void> {
  const { smtp, ...signIn } = signInOf(row);
  const transport = await openSmtp(smtp, signIn);
  const { inReplyTo, unsubscribing, isAutomatic } = message;
  const parent = /^<[^<>\s]+>$/.test(inReplyTo?.externalId ?? '') ? inReplyTo?.externalId : undefined;
  try {
    const mail = {
      // As objects, so that no text in them is parsed as a list or a header (AU6).
      from: { name: channel, address: row.address },
      to: { name: message.to.name, address: recipient },
      subject: subjectOf(message),
      text: unsubscribing?.text ?? message.text,
      date: message.at,
      messageId: mailIdOf(message.id, row.address),
      ...(parent && { inReplyTo: parent, references: [parent] }),
      headers: {
        ...unsubscribing?.headers,
        ...(isAutomatic && { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' }),
      },
    };
    await inSpan('send mail', { kind: SpanKind.CLIENT }, () => transport.sendMail(mail));
  } finally {
    transport.close();
  }
}

/** The subject of the conversation is kept; a first mail without one is named by its first line. */
function subjectOf({ subject, inReplyTo, text }: OutboundMessage): string {
  if (subject) return subject;
  const before = inReplyTo?.subject;
  if (before) return /^(?:re|aw|sv|r)\s?:/i.test(before) ? before : `Re: ${before}`;
  const [line = ''] = text.trim().split('\n');
  return line.length > longestSubject ? `${line.slice(0, longestSubject - 1)}…` : line;
}

function codeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('responseCode' in error)) return null;
  return typeof error.responseCode === 'number' ? error.responseCode : null;
}

/** The server refused this recipient or message for good; a refused sign-in can be mended. */
function isFinal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && code >= 550 && faultOf(error) !== 'sign-in';
}
