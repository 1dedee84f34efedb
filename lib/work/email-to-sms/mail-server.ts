import 'server-only';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { Throttled } from '@/lib/platform/errors';
import { type Limit, from as networkOf, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { log } from '@/lib/platform/log';
import { acceptRecipient, type Recipient } from './accept-recipient';
import { RefusedMail } from './refused-mail';
import { logRefusal, sendMailAsTexts } from './send-mail-as-texts';

/** In bytes. Only the text is kept; the rest is what mail programs add. */
const longestMail = 2_000_000;
/** Connections of one process, and of one address to it. */
const [mostConnections, mostPerAddress] = [50, 10];
/** In milliseconds. */
const [silenceTimeout, closeTimeout] = [30_000, 2_000];
/** Mails and recipients from one network, accepted or not. */
const perNetwork: Limit = { name: 'email-to-sms-from', most: 1_200, minutes: 10 };

/** The accepted recipients of the mail that a session is handing over. */
const accepted = new WeakMap<SMTPServerSession['envelope'], Recipient[]>();

/**
 * An SMTP server that takes mails for registered senders only; it relays nothing.
 *
 * @param pem key and certificate for STARTTLS; without them it is not offered
 */
export function mailServer({ domain, pem }: { domain: string; pem?: string }): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    ...{ name: domain, banner: 'Latchkey', logger: false, disableReverseLookup: true },
    ...(pem && { key: pem, cert: pem }),
    disabledCommands: pem ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...{ size: longestMail, maxClients: mostConnections, socketTimeout: silenceTimeout, closeTimeout },
    onConnect: ({ remoteAddress }, done) => {
      const same = [...server.connections].filter((each) => each.remoteAddress === remoteAddress);
      done(same.length > mostPerAddress ? new RefusedMail('too-often') : null);
    },
    onMailFrom: (_, session, done) => answer(limitSession(session), done),
    onRcptTo: ({ address }, session, done) => answer(takeRecipient(address, session), done),
    onData: (stream, session, done) => answer(takeMail(stream, session), done),
  });
  // Errors of connections. That of listening has a listener of its caller.
  server.on('error', () => {});
  return server;
}

const limitSession = ({ remoteAddress }: SMTPServerSession) =>
  takeAttempt(perNetwork, networkOf(remoteAddress));

async function takeRecipient(address: string, session: SMTPServerSession): Promise<void> {
  await limitSession(session);
  const earlier = accepted.get(session.envelope) ?? [];
  const recipient = await acceptRecipient(fromOf(session), address, earlier);
  accepted.set(session.envelope, [...earlier, recipient]);
}

async function takeMail(stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= longestMail) chunks.push(chunk);
  }
  if (size > longestMail) throw new RefusedMail('too-big');
  const recipients = accepted.get(session.envelope) ?? [];
  await sendMailAsTexts({ from: fromOf(session), recipients, source: Buffer.concat(chunks) });
}

const fromOf = ({ envelope: { mailFrom } }: SMTPServerSession) => (mailFrom ? mailFrom.address : '');

/** Answers a command: a refusal with its text, any other failure with a code that makes the sender try again. */
function answer(work: Promise<unknown>, done: (error?: Error | null) => void): void {
  work.then(
    () => done(),
    async (error: unknown) => {
      await logRefusal(error).catch(() => undefined);
      done(refusalOf(error));
    },
  );
}

function refusalOf(error: unknown): Error {
  if (error instanceof RefusedMail) return error;
  if (error instanceof Throttled) return new RefusedMail('too-often');
  log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'a mail for Email to SMS failed');
  return Object.assign(new Error('4.3.0 Try again later'), { responseCode: 451 });
}
