import { NextRequest } from 'next/server';
import { expect, it } from 'vitest';
import { proxy } from './proxy';

Object.assign(process.env, {
  APP_ORIGIN: 'http://console.test',
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

/** Posts a form with a password like a browser without script. */
const posted = (headers: Record<string, string>) =>
  proxy(
    new NextRequest('http://console.test/sign-in?callbackUrl=%2Fw', {
      method: 'POST',
      body: 'identifier=ana&password=quiet+river',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': '35',
        ...headers,
      },
    }),
  );

it('IN9 who sent a form before its script had come gets the page again, without what was typed', async () => {
  const answer = await posted({
    origin: 'null',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest': 'document',
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('http://console.test/sign-in?callbackUrl=%2Fw');
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

it.each<Record<string, string>>([
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' },
  { origin: 'null', 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' },
  { origin: 'null' },
])('SA2 a post of %j is refused with nothing', async (headers) => {
  const answer = await posted(headers);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toBe('');
});
