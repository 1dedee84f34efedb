import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '@/db/embedded/free-port';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { configureClientAddresses } from './forwarded';

let server: Server;
let address = '';

beforeAll(async () => {
  Object.assign(process.env, {
    APP_ORIGIN: 'https://latchkey.example.com',
    DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
    AUTH_SECRET: 'only-for-tests-only-for-tests-only',
    LOG_LEVEL: 'silent',
  });
  forgetSettings();
  configureClientAddresses();
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  server = createServer((request, response) => response.end(request.headers['x-forwarded-for']));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
});

test.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['an address', { 'x-forwarded-for': '203.0.113.9' }],
  ['several', { 'X-Forwarded-For': '203.0.113.9, 10.0.0.1' }],
])('LI7 the server sees the address of the socket, where a client sent %s', async (_, headers) => {
  const answer = await fetch(address, { headers });
  expect(await answer.text()).toBe('127.0.0.1');
});
