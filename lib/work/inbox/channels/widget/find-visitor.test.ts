import { expect, test } from 'vitest';
import { Unauthenticated } from '@/lib/platform/errors';
import { visitorToken } from './find-visitor';

const token = 'a'.repeat(43);
const asked = (headers: Record<string, string>, address = 'https://console.test/api/chat') =>
  new Request(address, { headers });

test('the token of a visitor comes in the header, and in no address', () => {
  expect(visitorToken(asked({ authorization: `Bearer ${token}` }))).toBe(token);
  const refused = [
    asked({}),
    asked({}, `https://console.test/api/chat?token=${token}`),
    asked({ authorization: token }),
    asked({ authorization: `Bearer ${token}a` }),
    asked({ authorization: `Bearer ${token.slice(1)}` }),
  ];
  for (const each of refused) expect(() => visitorToken(each)).toThrow(new Unauthenticated());
});
