import 'server-only';
import type { AddressInfo, Socket } from 'node:net';
import createImapServer from 'hoodiecrow-imap';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailboxSignIn } from '@/lib/work/inbox/channels/mailbox/mailbox-input';

const address = 'shop@example.com';
const password = 'app-password';

/** A mail provider with one mailbox, on loopback: a real IMAP server and a real SMTP server that asks for a sign-in. */
export interface MailProvider {
  address: string;
  /** What a person types to connect the mailbox. */
  signIn: MailboxSignIn;
  /** The mails that were sent by SMTP. */
  sent: ParsedMail[];
  /** Recipients that the SMTP server refuses. */
  refused: Set<string>;
  /** Puts a mail into the inbox. */
  arrive(lines: readonly string[]): void;
  close(): Promise<void>;
}

export async function startMailProvider({ uidvalidity = 1 } = {}): Promise<MailProvider> {
  const sent: ParsedMail[] = [];
  const refused = new Set<string>();
  const smtp = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth(auth, _, done) {
      if (auth.username === address && auth.password === password) done(null, { user: address });
      else done(new Error('Invalid username or password'));
    },
    onRcptTo(recipient, _, done) {
      if (!refused.has(recipient.address)) return done();
      done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
    },
    onData(stream, _, done) {
      simpleParser(stream).then(
        (mail) => {
          sent.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  smtp.on('error', () => {});
  const imap = createImapServer({
    plugins: ['ID', 'IDLE', 'UIDPLUS', 'ENABLE', 'LITERALPLUS', 'UNSELECT'],
    users: { [address]: { password } },
    storage: { INBOX: { uidvalidity, messages: [{ raw: 'Subject: old\r\n\r\nFrom before' }] } },
  });
  const sockets = new Set<Socket>();
  imap.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => imap.listen(0, '127.0.0.1', done));
  const smtpListener = await new Promise<ReturnType<SMTPServer['listen']>>((done) => {
    const server = smtp.listen(0, '127.0.0.1', () => done(server));
  });
  const server = (listener: { address(): AddressInfo | string | null }) => ({
    ...{ host: '127.0.0.1', security: 'none' as const },
    port: String((listener.address() as AddressInfo).port),
  });
  return {
    ...{ address, sent, refused },
    signIn: {
      ...{ address, username: address, password },
      ...{ imap: server(imap.server), smtp: server(smtpListener) },
    },
    arrive: (lines) =>
      imap.appendMessage('INBOX', [], false, Buffer.from(lines.join('\r\n')).toString('latin1')),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => imap.close(done));
      await new Promise<void>((done) => smtp.close(() => done()));
    },
  };
}
