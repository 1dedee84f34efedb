import { expect, test } from 'vitest';
import { Unauthenticated } from '@/lib/platform/errors';
import { bearerOf } from './read-request';

const asked = (headers: Record<string, string>) =>
  new Request('https://console.test/api/v1/contacts', { headers });

test('KE2 a key comes as a bearer in the header: not in another scheme, not in a cookie, and not at any length', () => {
  expect(bearerOf(asked({ authorization: 'bearer lk_1' }))).toBe('lk_1');
  const long = 'x'.repeat(201);
  for (const authorization of ['Basic lk_1', 'lk_1', '', `Bearer ${long}`])
    expect(() => bearerOf(asked({ authorization })), authorization).toThrow(new Unauthenticated());
  expect(() => bearerOf(asked({ cookie: 'authorization=Bearer lk_1' }))).toThrow(new Unauthenticated());
});
