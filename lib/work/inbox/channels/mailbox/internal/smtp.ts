import 'server-only';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { MailServer } from '../servers';
import type { SignIn } from './imap';
import { reachServer } from './reach-server';

/** In milliseconds. */
const timeout = 10_000;

/** A transport to an SMTP server, which signs in. Close it after use. */
export async function openSmtp(server: MailServer, { username, password }: SignIn) {
  return createTransport({
    host: await reachServer(server),
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    auth: { user: username, pass: password },
    ...(isIP(server.host) === 0 && { tls: { servername: server.host } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
