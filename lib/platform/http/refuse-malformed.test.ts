import { describe, expect, test } from 'vitest';
import { takesLinearTime } from '@/lib/test-support/compare-times';
import { refuseMalformed } from './refuse-malformed';

Object.assign(process.env, {
  APP_ORIGIN: 'https://latchkey.example.com',
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

function post(path: string, body: FormData | URLSearchParams | string, origin?: string) {
  const headers = origin ? { origin } : undefined;
  return refuseMalformed(
    new Request(`https://latchkey.example.com${path}`, { method: 'POST', body, headers }),
  );
}

const form = new FormData();
form.set('List-Unsubscribe', 'One-Click');

describe('SA8 the body of an action', () => {
  const call = (body: string) =>
    refuseMalformed(
      new Request('https://latchkey.example.com/w/desk', {
        method: 'POST',
        body,
        headers: { origin: 'https://latchkey.example.com', 'next-action': 'x' },
      }),
    );
  const nested = (depth: number) => `[${'{"a":'.repeat(depth - 1)}1${'}'.repeat(depth - 1)}]`;

  test('SA8 nests at most 32 levels deep', async () => {
    expect(await call(nested(32))).toBeNull();
    expect(await call(nested(33))).toBe(400);
  });

  test('SA8 a body may contain brackets and quotes in its texts', async () => {
    const text = `\\"[{`.repeat(100);
    expect(await call(JSON.stringify([{ text }]))).toBeNull();
  });

  test.each(['"\\', '\\"', '"', '[', '\\', '"[\\"'])(
    'SA8 SA12 a body is read in one pass: 256 kB of %j take linear time',
    async (part) => {
      const read = async (size: number) => expect(await call(part.repeat(size / part.length))).toBe(400);
      expect(await takesLinearTime(read, 256 * 1024)).toBe(true);
    },
  );
});

test.each([
  ['latchkey.example.com', null],
  ['latchkey.example.com, inner.example', null],
  ['evil.example', 421],
  ['latchkey.example.com:8443', 421],
  ['a b', 421],
])('SA4 an action under the forwarded host %j is answered with %j', async (host, status) => {
  const headers = {
    origin: 'https://latchkey.example.com',
    'next-action': 'x',
    'x-forwarded-host': host,
  };
  const request = new Request('https://latchkey.example.com/w/desk', { method: 'POST', body: '[]', headers });
  expect(await refuseMalformed(request)).toBe(status);
});

describe('SA2 accepted posts to the console', () => {
  test('a page of the console may post', async () => {
    expect(await post('/w/desk/contacts', 'x', 'https://latchkey.example.com')).toBeNull();
    expect(await post('/w/desk/contacts', 'x', 'https://evil.example')).toBe(403);
    expect(await post('/w/desk/contacts', 'x')).toBe(403);
    expect(await post('/w/desk/contacts', form, 'https://latchkey.example.com')).toBe(415);
  });

  test('a mail program may post to the unsubscribe address, in either form of RFC 8058', async () => {
    for (const body of [form, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })]) {
      expect(await post('/u/delivery.a.b.c/one-click', body)).toBeNull();
      expect(await post('/u/delivery.a.b.c', body)).toBe(403);
      expect(await post('/w/desk/one-click', body)).toBe(403);
      expect(await post('/u/a/b/one-click', body)).toBe(403);
    }
    const large = new URLSearchParams({ 'List-Unsubscribe': 'x'.repeat(300 * 1024) }).toString();
    const headers = { 'content-length': String(large.length) };
    const request = new Request('https://latchkey.example.com/u/a/one-click', {
      method: 'POST',
      body: large,
      headers,
    });
    expect(await refuseMalformed(request)).toBe(413);
  });
});

test.each([
  ['/api/v1/contacts', null],
  ['/api/v1/contacts/x/messages', null],
  ['/api/ads/x/y/figures', null],
  ['/api/ads/x/figures', 403],
  ['/api/v1', 403],
  ['/api/v10/contacts', 403],
  ['/w/desk/api/v1/contacts', 403],
  ['/authzen/desk/access/v1/evaluation', null],
  ['/authzen/desk/access/v1/search/subject', null],
  ['/authzen/desk/access/v1', 403],
  ['/w/authzen/desk/access/v1/evaluation', 403],
])('KE2 SA2 another program posts to %s: %j', async (path, status) => {
  expect(await post(path, '{}')).toBe(status);
});
