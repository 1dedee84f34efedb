import 'server-only';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureHeader } from '@/lib/platform/http/signature';

/**
 * Another program, as far as Latchkey sees one: it stores what it receives and answers with a configured
 * status.
 */
export interface Receiver {
  url: string;
  got: { body: string; signature: string | null }[];
  /** The status of its answers. */
  answer: number;
  close(): Promise<void>;
}

/** Starts a receiver on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    got: [],
    answer: 200,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    receiver.got.push({ body, signature: request.headers[signatureHeader]?.toString() ?? null });
    response.writeHead(receiver.answer, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/out`;
  return receiver;
}
