import 'server-only';
import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { log } from '@/lib/platform/log';
import { env } from '@/lib/platform/settings/settings';
import { mailServer } from './mail-server';

/** In milliseconds: before a port that another process holds is tried again, and for an answer of the listener. */
const [pause, patience] = [30_000, 1_000];

/** Receives mail on the port of EMAIL_TO_SMS_PORT until the signal. Does nothing where it is not set. */
export function listenForMail(stop: AbortSignal): void {
  const port = env().EMAIL_TO_SMS_PORT;
  if (port !== undefined && !stop.aborted) void listen(port, stop);
}

async function listen(port: number, stop: AbortSignal): Promise<void> {
  const { EMAIL_TO_SMS_DOMAIN: domain, EMAIL_TO_SMS_PEM: file } = env();
  try {
    const server = mailServer({ domain, pem: file && (await readFile(file, 'utf8')) });
    const listener = server.listen(port, () => log.info({ port }, 'receiving mail for Email to SMS'));
    listener.once('error', (error) => tryAgain(error, port, stop));
    stop.addEventListener('abort', () => server.close(), { once: true });
  } catch (error) {
    tryAgain(error, port, stop);
  }
}

/** Another process may hold the port, and may end; a file may be replaced. */
function tryAgain(error: unknown, port: number, stop: AbortSignal): void {
  const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
  log.warn({ port, code }, 'cannot receive mail for Email to SMS; trying again in 30 seconds');
  const timer = setTimeout(() => listenForMail(stop), pause);
  stop.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** Whether mail is received on this machine, by whichever process: its listener greets. */
export async function isReceivingMail(): Promise<boolean> {
  const port = env().EMAIL_TO_SMS_PORT;
  if (port === undefined) return false;
  return new Promise((done) => {
    const socket = createConnection({ port, host: '127.0.0.1', timeout: patience });
    const end = (isGreeted: boolean) => {
      socket.destroy();
      done(isGreeted);
    };
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('220')));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => end(false));
  });
}
