import { expect, test, vi } from 'vitest';
import { deriveToken, newNonce, newToken, tokenHash } from './token';

vi.mock('@/lib/platform/settings/settings', () => ({
  env: () => ({ AUTH_SECRET: 'a secret that only this test knows' }),
}));

test('IN10 a link’s token is derived from its row and the secret', () => {
  const nonce = newNonce();
  const token = deriveToken('invitation', 'id', nonce);
  expect(deriveToken('invitation', 'id', nonce)).toBe(token);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(token).not.toContain(nonce);
});

test('a link of another kind, row or nonce has another token', () => {
  const tokens = [
    deriveToken('invitation', 'id', 'nonce'),
    deriveToken('password-reset', 'id', 'nonce'),
    deriveToken('invitation', 'other', 'nonce'),
    deriveToken('invitation', 'id', 'other'),
  ];
  expect(new Set(tokens).size).toBe(4);
});

test('tokens have 256 bits and are stored as a hash', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
  expect(tokenHash('a')).toMatch(/^[0-9a-f]{64}$/);
});
