import { expect, test } from 'vitest';
import { JoinAsNew } from './inputs';

const given = { token: 't', name: 'Lorenzo', password: 'quiet river under stones' };

test('IN7 extra fields of an acceptance are dropped', () => {
  const posted = { ...given, email: 'mallory@example.com', role: 'owner', restrictions: [], userId: 'x' };
  expect(JoinAsNew.parse(posted)).toEqual(given);
});

test.each([
  [{ ...given, name: '  ' }, 'required'],
  [{ ...given, name: 'a\nb' }, 'invalid'],
  [{ ...given, password: 'short' }, 'password-too-short'],
  [{ ...given, password: '           ' }, 'password-too-short'],
])('RO6 %j is refused on its field', (posted, message) => {
  expect(JoinAsNew.safeParse(posted).error?.issues[0]?.message).toBe(message);
});
