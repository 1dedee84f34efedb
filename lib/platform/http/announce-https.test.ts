import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { announceHttps } from './announce-https';

Object.assign(process.env, {
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/css' }).end());
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
afterAll(() => server.close());

async function headerBehind(origin: string): Promise<string | null> {
  process.env.APP_ORIGIN = origin;
  forgetSettings();
  announceHttps();
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return headers.get('strict-transport-security');
}

test('HD1 an answer without headers of its route has HSTS, where the origin is https', async () => {
  expect(await headerBehind('http://console.test')).toBeNull();
  expect(await headerBehind('https://console.test')).toBe('max-age=63072000; includeSubDomains');
});
