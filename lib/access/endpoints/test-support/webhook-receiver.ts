import 'server-only';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveredEvent } from '../internal/event-body';

/** One request as it arrived. */
export interface Received {
  headers: Record<string, string>;
  body: string;
  event: DeliveredEvent;
}

/** A program that receives Standard Webhooks on loopback, and answers with a chosen status. */
export interface WebhookReceiver {
  url: string;
  got: Received[];
  answer: number | ((received: Received) => number);
  close(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = {
    url: '',
    got: [],
    answer: 200,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const received = { headers, body, event: JSON.parse(body) as DeliveredEvent };
    receiver.got.push(received);
    const status = typeof receiver.answer === 'function' ? receiver.answer(received) : receiver.answer;
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/access`;
  return receiver;
}
