import { beforeAll, expect, test } from 'vitest';
import { type ChatTexts, chatPage } from './chat-page';
import { maySee, widgetHeaders } from './widget-headers';

const widget = {
  workspaceId: '0190a0a0-0000-7000-8000-000000000001',
  id: '0190a0a0-0000-7000-8000-000000000002',
  kind: 'web-chat',
  name: 'Our site',
  greeting: 'Hello',
  origins: ['https://a.example', 'https://b.example:8443'],
} as const;

const texts = { send: 'Send', you: 'You' } as ChatTexts;
const console = 'https://latchkey.example.com';

beforeAll(() => {
  process.env.APP_ORIGIN = console;
  process.env.AUTH_SECRET ??= 'a-secret-of-at-least-thirty-two-characters';
  process.env.DATABASE_URL ??= 'postgres://localhost/none';
});

test('HD4 markup in the name, the greeting and the texts of a chat is inert', () => {
  const markup = `"><script>alert('1')</script>`;
  const page = chatPage({ ...widget, name: markup, greeting: markup }, 'en', { ...texts, you: markup });
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;');
});

test('HD1 only the listed sites and this console may frame the chat, and only its own files run', () => {
  const headers = widgetHeaders(widget);
  expect(headers['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'self' https://a.example https://b.example:8443",
  );
  expect(headers).not.toHaveProperty('X-Frame-Options');
  expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
});

test.each([
  [{ origin: 'https://a.example' }, true],
  [{ origin: 'https://b.example:8443' }, true],
  [{ origin: console }, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'https://b.example' }, false],
  [{ origin: 'http://a.example' }, false],
  [{ origin: 'https://a.example.evil.example' }, false],
  [{ origin: 'null' }, false],
  [{}, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
])('SA2 a request with the headers %o may see the chat: %s', (headers, isAllowed) => {
  expect(maySee(widget, new Request(`${console}/api/chat/x/site`, { headers }))).toBe(isAllowed);
});
