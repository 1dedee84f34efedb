import 'server-only';
import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import type { MailServer } from '../servers';
import { reachServer } from './reach-server';

/** In milliseconds. */
const [connectTimeout, silenceTimeout] = [10_000, 30_000];

export interface SignIn {
  username: string;
  password: string;
}

/**
 * Signs in at an IMAP server and opens the inbox, without the right to change it; closes the connection after `use`.
 *
 * @throws the errors of the network, the server and `use`; see `faultOf`
 */
export async function withInbox<T>(
  server: MailServer,
  { username, password }: SignIn,
  use: (client: ImapFlow, inbox: { uidValidity: string; uidNext: number }) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    host: await reachServer(server),
    servername: isIP(server.host) === 0 ? server.host : undefined,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'tls' ? undefined : server.security === 'starttls',
    auth: { user: username, pass: password },
    connectionTimeout: connectTimeout,
    greetingTimeout: connectTimeout,
    socketTimeout: silenceTimeout,
    disableAutoIdle: true,
    logger: false,
  });
  // The rejected command reports the same error; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { uidValidity, uidNext } = await client.mailboxOpen('INBOX', { readOnly: true });
    return await use(client, { uidValidity: String(uidValidity), uidNext });
  } finally {
    client.close();
  }
}
