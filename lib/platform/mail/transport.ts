import 'server-only';
import { SpanKind } from '@opentelemetry/api';
import { createTransport } from 'nodemailer';
import { inSpan } from '@/db/in-span';
import { instruments } from '@/lib/platform/metrics/instruments';
import { env } from '@/lib/platform/settings/settings';
import { isMailDiscarded } from './discard-mail';
import { type Email, htmlOf, textOf } from './layout';

/** In milliseconds: a server that hangs delays the queue for no longer than this (FA6). */
const timeout = 10_000;

const transports = new Map<string, ReturnType<typeof open>>();

function open(url: string, localAddress?: string) {
  return createTransport({
    url,
    ...(localAddress && { localAddress }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** How a mail leaves, if not as Latchkey's own. */
export interface MailRoute {
  /** The DKIM key that signs it. */
  dkim?: { domainName: string; keySelector: string; privateKey: string };
  /** The address of this host that it is sent from. */
  localAddress?: string;
  /** The SMTP server that it is handed to, instead of SMTP_URL. */
  relay?: string;
}

/** One mail as it is sent. */
interface Mail {
  /** The id of the job. Each attempt has the same Message-ID, so that a mail that arrives twice can be recognised (FA6). */
  jobId: string;
  /** Absent: Latchkey's own address. */
  from?: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string }[];
  route?: MailRoute;
}

/**
 * Hands one mail to the SMTP server. The recipient is passed as an object, so that no text in it is parsed as a list
 * or a header (AU6).
 *
 * @throws any error of the server or the network
 */
export async function sendMail(recipient: string, { jobId, from, route = {}, ...mail }: Mail): Promise<void> {
  if (isMailDiscarded()) return;
  const { APP_ORIGIN, SMTP_URL, SMTP_FROM } = env();
  const domain = from?.address.split('@').at(-1) ?? new URL(APP_ORIGIN).hostname;
  const { dkim, localAddress, relay } = route;
  const url = relay ?? SMTP_URL;
  if (!url) throw new Error('SMTP_URL is not set.');
  const key = `${url} ${localAddress ?? ''}`;
  const transport = transports.get(key) ?? open(url, localAddress);
  transports.set(key, transport);
  const { mails } = instruments();
  try {
    await inSpan('send mail', { kind: SpanKind.CLIENT }, () =>
      transport.sendMail({
        ...mail,
        ...(dkim && { dkim }),
        from: from ?? SMTP_FROM,
        to: { name: '', address: recipient },
        messageId: `<${jobId}@${domain}>`,
      }),
    );
    mails.inc({ outcome: 'sent' });
  } catch (error) {
    mails.inc({ outcome: 'failed' });
    throw error;
  }
}

/**
 * Sends one of Latchkey's own mails.
 *
 * @param jobId the same in each attempt
 * @throws any error of the server or the network
 */
export async function send(recipient: string, jobId: string, mail: Email): Promise<void> {
  await sendMail(recipient, {
    jobId,
    subject: mail.subject,
    text: textOf(mail),
    html: htmlOf(mail),
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(mail.attachment && { attachments: [mail.attachment] }),
  });
}
