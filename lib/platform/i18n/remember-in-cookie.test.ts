import { afterEach, expect, test, vi } from 'vitest';
import { rememberedInCookie, rememberInCookie } from './remember-in-cookie';

afterEach(() => vi.unstubAllGlobals());

function browserAt(origin: string) {
  const document = { cookie: '' };
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('document', document);
  return document;
}

test('HD1 a preference is kept for this exact host, where the origin is https', () => {
  const document = browserAt('https://console.example.com');
  rememberInCookie('time-zone', 'Europe/Rome');
  expect(document.cookie).toMatch(/^__Host-time-zone=Europe%2FRome; path=\/; .*samesite=lax; secure$/);
  document.cookie = 'time-zone=UTC; __Host-time-zone=Europe%2FRome';
  expect(rememberedInCookie('time-zone')).toBe('Europe/Rome');
});

test('HD1 a preference has no prefix over http, where browsers refuse one', () => {
  const document = browserAt('http://localhost:3000');
  rememberInCookie('file-format', 'programs');
  expect(document.cookie).toMatch(/^file-format=programs; path=\/; max-age=\d+; samesite=lax$/);
  expect(rememberedInCookie('file-format')).toBe('programs');
  expect(rememberedInCookie('locale')).toBeUndefined();
});
