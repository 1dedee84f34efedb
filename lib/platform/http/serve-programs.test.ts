import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { securityHeaders } from './security-headers';
import { servePrograms } from './serve-programs';

Object.assign(process.env, {
  APP_ORIGIN: 'https://latchkey.example.com',
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

/** A server as Next starts it, which answers 418. */
async function next(): Promise<{ port: number; close: () => void }> {
  const server = createServer((_, response) => response.writeHead(418).end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

const [console, other] = [await next(), await next()];
servePrograms(
  (path) =>
    path === '/program'
      ? {
          pattern: '/program',
          answer: async (request) =>
            Response.json({ method: request.method, url: request.url, body: await request.text() }),
        }
      : null,
  console.port,
);
afterAll(() => {
  console.close();
  other.close();
});

const ask = (path: string, init: RequestInit = {}, { port } = console) =>
  fetch(`http://127.0.0.1:${port}${path}`, init);

test('B13 an address of programs is answered before Next, with its query and body', async () => {
  const answer = await ask('/program?size=2', { method: 'POST', body: '{"é":1}' });
  expect(await answer.json()).toEqual({
    ...{ method: 'POST', url: 'http://localhost/program?size=2', body: '{"é":1}' },
  });
});

test.each([
  ['another address', '/programs', {}],
  ['an address that has to be decoded', '/pro%67ram', {}],
  ['OPTIONS', '/program', { method: 'OPTIONS' }],
  ['HEAD', '/program', { method: 'HEAD' }],
  ['a server action', '/program', { method: 'POST', headers: { 'next-action': 'x' } }],
])('B13 Next answers %s', async (_, path, init) => {
  expect((await ask(path, init)).status).toBe(418);
});

test('HD1 TRACE is refused at every address, before Next, and nothing of it is repeated', async () => {
  for (const path of ['/program', '/page']) {
    const headers = { 'x-secret': 'planted', cookie: 'secret=planted' };
    const sent = send({ port: console.port, path, method: 'TRACE', headers }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(405);
    expect(`${JSON.stringify(answer.headers)}${await text(answer)}`).not.toContain('planted');
  }
});

test('B13 the server of another port is left alone', async () => {
  await ask('/program');
  expect((await ask('/program', {}, other)).status).toBe(418);
});

test('HD1 HD2 an answer to a program has the security headers of every other', async () => {
  const { headers } = await ask('/program');
  for (const [name, value] of Object.entries(securityHeaders(true)))
    expect(headers.get(name), name).toBe(value);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; script-src 'self' 'nonce-.+'/);
  const again = await ask('/program');
  expect(again.headers.get('content-security-policy')).not.toBe(headers.get('content-security-policy'));
});

test.each([
  [413, { 'content-length': String(256 * 1024 + 1) }],
  [411, { 'transfer-encoding': 'chunked' }],
  [415, { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '2' }],
])(
  'SA8 a body of the wrong form answers %s before it is read, with the X-Request-ID',
  async (status, headers) => {
    const answer = await new Promise<{ status?: number; type?: string; id: unknown }>((resolve, reject) => {
      const request = send({
        ...{ port: console.port, host: '127.0.0.1', path: '/program', method: 'POST' },
        headers: { ...headers, 'x-request-id': '7' },
      });
      request.on('response', (response) => {
        const { 'content-type': type, 'x-request-id': id } = response.headers;
        resolve({ status: response.statusCode, type, id });
        request.destroy();
      });
      request.on('error', reject);
      request.write('{}');
    });
    expect(answer).toEqual({ status, type: 'application/problem+json', id: '7' });
  },
);
