import { Secret } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { codeAt, keyUri, matchingStep, newSecret } from './totp';

/** The secret and the codes of RFC 6238, appendix B, for SHA-1; of eight digits, whose last six are the code of six. */
const secret = Secret.fromLatin1('12345678901234567890').base32;
const vectors = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;

describe('a code of an authenticator app', () => {
  test.each(vectors)('B17 at second %i is the one of RFC 6238', (second, code) => {
    expect(codeAt(secret, new Date(second * 1000))).toBe(code.slice(-6));
  });

  test.each(vectors)('B17 of second %i is recognised as the code of its step', (second, code) => {
    const step = Math.floor(second / 30);
    expect(matchingStep(secret, code.slice(-6), new Date(second * 1000))).toBe(step);
  });

  const at = new Date(1_234_567_890_000);
  test.each([-2, -1, 0, 1, 2])('B17 AU13 that is %i steps away is accepted up to one step', (away) => {
    const code = codeAt(secret, new Date(at.getTime() + away * 30_000));
    const step = Math.floor(at.getTime() / 30_000) + away;
    expect(matchingStep(secret, code, at)).toBe(Math.abs(away) <= 1 ? step : null);
  });

  test.each(['', '00592', '0059245', 'abcdef', '005 924', '００５９２４'])('AU13 is never %j', (typed) => {
    expect(matchingStep(secret, typed, at)).toBeNull();
  });
});

test('B17 a secret has 160 bits and is new each time', () => {
  expect(Secret.fromBase32(newSecret()).bytes).toHaveLength(20);
  expect(newSecret()).not.toBe(newSecret());
});

test('B17 the address of a QR code names the console, the account and the secret', () => {
  expect(keyUri(secret, 'ana@example.com')).toBe(
    `otpauth://totp/Latchkey:ana%40example.com?issuer=Latchkey&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
});
