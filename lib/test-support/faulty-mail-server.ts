import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/**
 * How a mail server fails. `silent`: it takes the connection and says nothing. `slow`: it answers the mail only when the test
 * says so. `hanging`: it has the mail and never answers. `dropping`: it has the mail and closes the connection instead of
 * answering. `leaving`: it answers the mail and closes the connection.
 */
export type MailFault = 'silent' | 'slow' | 'hanging' | 'dropping' | 'leaving' | 'none';

/** An SMTP server of a test, which fails in one way at a time. */
export interface FaultyMailServer {
  url: string;
  fault: MailFault;
  /** The mails that it has, as they were transmitted, whether it said so or not. */
  taken: string[];
  /** Answers the mails that it is slow with. */
  answer(): void;
  close(): Promise<void>;
}

export async function startFaultyMailServer(): Promise<FaultyMailServer> {
  const sockets = new Set<Socket>();
  let late: (() => void)[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // The client may be gone.
    socket.on('error', () => {});
    if (faulty.fault !== 'silent') converse(socket);
  });

  function converse(socket: Socket): void {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let received = '';
    let isData = false;
    say('220 test.example ESMTP');
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      for (let end = endOf(received, isData); end !== -1; end = endOf(received, isData)) {
        const part = received.slice(0, end);
        received = received.slice(end);
        if (isData) take(socket, part, () => say('250 taken'));
        else say(answerTo(part));
        isData = !isData && /^DATA/i.test(part);
      }
    });
  }

  function take(socket: Socket, mail: string, accept: () => void): void {
    faulty.taken.push(mail);
    if (faulty.fault === 'hanging') return;
    if (faulty.fault === 'dropping') socket.destroy();
    else if (faulty.fault === 'slow') late.push(accept);
    else accept();
    if (faulty.fault === 'leaving') socket.end();
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const faulty: FaultyMailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: 'none',
    taken: [],
    answer() {
      for (const accept of late) accept();
      late = [];
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return faulty;
}

/** Behind the next command, or behind the mail; -1 while it is not complete. */
function endOf(received: string, isData: boolean): number {
  const mark = isData ? '\r\n.\r\n' : '\r\n';
  const at = received.indexOf(mark);
  return at === -1 ? -1 : at + mark.length;
}

function answerTo(command: string): string {
  if (/^DATA/i.test(command)) return '354 go on';
  return /^QUIT/i.test(command) ? '221 bye' : '250 yes';
}
