import { expect, test } from 'vitest';
import { Invalid } from '@/lib/platform/errors';
import { cutResults, openPage } from './page-token';

const request = {
  subject: { type: 'user' },
  action: { name: 'users.view' },
  context: { a: 1, b: [{ c: null }] },
};
const refused = new Invalid({ 'page.token': 'bad-cursor' });

test('B13 a token gives the page after it, with the limit of the page before', () => {
  const first = openPage({ limit: 2 }, request);
  expect(first.page).toEqual({ after: null, limit: 2 });
  const token = first.tokenAfter('7');
  expect(openPage({ token }, request).page).toEqual({ after: '7', limit: 2 });
  expect(openPage({ token, limit: 2 }, request).page).toEqual({ after: '7', limit: 2 });
});

test('B13 a token belongs to everything else of the request, whatever the order of its names', () => {
  const token = openPage({ limit: 2 }, request).tokenAfter('7');
  const { subject, action } = request;
  const reordered = { context: { b: [{ c: null }], a: 1 }, action, subject };
  expect(openPage({ token }, reordered).page.after).toBe('7');
  for (const other of [
    { ...request, subject: { type: 'robot' } },
    { ...request, context: { a: 2, b: [{ c: null }] } },
    { subject, action },
  ])
    expect(() => openPage({ token }, other)).toThrow(refused);
  expect(() => openPage({ token, limit: 3 }, request)).toThrow(refused);
  expect(() => openPage({ token, properties: { include: 'couldBeGranted' } }, request)).toThrow(refused);
});

test.each(['x', '[]', Buffer.from('["a"]').toString('base64url'), Buffer.from('{').toString('base64url')])(
  'B13 SA1 %s is no token',
  (token) => {
    expect(() => openPage({ token }, request)).toThrow(refused);
  },
);

test('B13 an empty token asks for the first page, and a page is no longer than a hundred', () => {
  expect(openPage({ token: '' }, request).page).toEqual({ after: null, limit: 50 });
  expect(openPage({ limit: 7_000 }, request).page.limit).toBe(100);
});

test('B13 the last page has an empty token, and a page without results leads to where it began', () => {
  const cut = (limit: number, found: string[]) =>
    cutResults(openPage({ limit }, request), found, (each) => each);
  expect(cut(2, ['a', 'b'])).toEqual({ page: { next_token: '', count: 2 }, results: ['a', 'b'] });
  const more = cut(2, ['a', 'b', 'c']);
  expect(more.results).toEqual(['a', 'b']);
  expect(openPage({ token: more.page.next_token }, request).page.after).toBe('b');
  const paused = cutResults(openPage({ limit: 2 }, request), ['a'], (each) => each, 'm');
  expect(openPage({ token: paused.page.next_token }, request).page.after).toBe('m');
  const none = cut(0, ['a']);
  expect(none.results).toEqual([]);
  expect(openPage({ token: none.page.next_token }, request).page).toEqual({ after: '', limit: 0 });
});
