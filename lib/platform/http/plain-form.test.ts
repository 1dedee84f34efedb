import { describe, expect, test } from 'vitest';
import { takesLinearTime } from '@/lib/test-support/compare-times';
import { refuseMalformed } from './refuse-malformed';

const origin = 'https://latchkey.example.com';
Object.assign(process.env, {
  APP_ORIGIN: origin,
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

const action = `$ACTION_ID_${'4f'.repeat(21)}`;

interface Sent {
  path?: string;
  fields?: Record<string, string | Blob>;
  headers?: Record<string, string>;
}

/** Posts a form as a browser does, with its length. */
async function post({ path = '/sign-in', fields = {}, headers = {} }: Sent): Promise<number | null> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ [action]: '', identifier: 'ana', ...fields }))
    form.set(name, value);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const body = Buffer.from(await encoded.arrayBuffer());
  const sent = { origin, 'content-type': type, 'content-length': String(body.length), ...headers };
  return refuseMalformed(new Request(`${origin}${path}`, { method: 'POST', body, headers: sent }));
}

describe('SA2 a form posted without script', () => {
  test('SA2 passes to the sign-in page, from its own origin', async () => {
    expect(await post({})).toBeNull();
    expect(await post({ path: '/sign-in?callbackUrl=%2Fw%2Fdesk' })).toBeNull();
  });

  test.each([
    '/w/desk/viewing',
    '/forgot-password',
    '/reset-password/token',
    '/invitation/token',
    '/confirm-email/token',
    '/setup?token=t',
    '/f/workspace/form',
    '/f/confirm/token',
    '/u/token',
  ])('SA2 passes to the public page %s', async (path) => {
    expect(await post({ path })).toBeNull();
  });

  test.each([
    '/',
    '/workspaces',
    '/organisations/new',
    '/u/token/more',
    '/f/workspace',
    '/invitation',
    '/w/desk',
  ])('SA2 is refused for the page %s', async (path) => {
    expect(await post({ path })).toBe(415);
  });

  test.each([
    ['another page', { path: '/w/desk/settings/users' }, 415],
    ['a foreign origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['the null origin', { headers: { origin: 'null' } }, 403],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['another host', { headers: { 'x-forwarded-host': 'evil.example' } }, 421],
    ['a script', { headers: { 'next-action': '4f'.repeat(21) } }, 415],
  ])('SA2 is refused for %s', async (_, sent, status) => {
    expect(await post(sent)).toBe(status);
  });

  test.each([
    ['bound arguments', { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"x","bound":"$@1"}' }],
    ['two actions', { [`$ACTION_ID_${'5e'.repeat(21)}`]: '' }],
    ['the state of a form', { $ACTION_KEY: 'k1' }],
    ['rows of React', { $0: '[]' }],
    ['a file', { password: new Blob(['x']) }],
  ])('SA8 is refused with %s', async (_, fields) => {
    expect(await post({ fields })).toBe(400);
  });

  test('SA8 is refused without an action, and with one that cannot be', async () => {
    const form = (name: string) => {
      const boundary = 'b';
      const body = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n\r\n--${boundary}--\r\n`;
      const headers = {
        origin,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': String(body.length),
      };
      return refuseMalformed(new Request(`${origin}/sign-in`, { method: 'POST', body, headers }));
    };
    expect(await form(action)).toBeNull();
    for (const name of ['identifier', '$ACTION_ID_', '$ACTION_ID_constructor', `${action}0`])
      expect(await form(name), name).toBe(400);
  });

  test('SA8 is refused where it is no form, or larger than 16 kB', async () => {
    expect(await post({ headers: { 'content-type': 'multipart/form-data; boundary=none' } })).toBe(400);
    expect(await post({ headers: { 'content-type': 'multipart/mixed; boundary=none' } })).toBe(415);
    expect(await post({ fields: { password: 'x'.repeat(16 * 1024) } })).toBe(415);
  });

  test('SA8 SA12 of the greatest length is read in linear time', async () => {
    const read = async (length: number) => {
      const fields = Object.fromEntries(Array.from({ length }, (_, n) => [`f${n}`, '']));
      expect(await post({ fields })).toBeNull();
    };
    expect(await takesLinearTime(read, 148)).toBe(true);
  });
});
