import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings';

const sound = {
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  APP_ORIGIN: 'https://latchkey.example.com/',
  AUTH_SECRET: 'a'.repeat(32),
};

function complaint(source: Record<string, string | undefined>): string {
  try {
    readSettings(source);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('settings', () => {
  test('the three settings without a default are enough', () => {
    expect(readSettings(sound)).toMatchObject({
      APP_ORIGIN: 'https://latchkey.example.com',
      PORT: 3000,
      SMTP_FROM: 'Latchkey <no-reply@latchkey.example.com>',
    });
  });

  test('LI7 TRUSTED_PROXIES are networks, none by default', () => {
    expect(readSettings(sound).TRUSTED_PROXIES).toEqual([]);
    expect(readSettings({ ...sound, TRUSTED_PROXIES: '10.0.0.0/8, fd00::1' }).TRUSTED_PROXIES).toEqual([
      ['10.0.0.0', 8],
      ['fd00::1', 128],
    ]);
    for (const wrong of ['proxy.internal', '10.0.0.0/33', '*', '10.0.0.1;10.0.0.2'])
      expect(complaint({ ...sound, TRUSTED_PROXIES: wrong })).toContain('TRUSTED_PROXIES must be addresses');
  });

  test('AU9 a missing or short AUTH_SECRET is refused, naming the variable', () => {
    expect(complaint({ ...sound, AUTH_SECRET: undefined })).toContain('AUTH_SECRET must be set');
    expect(complaint({ ...sound, AUTH_SECRET: ' ' })).toContain('AUTH_SECRET must be set');
    expect(complaint({ ...sound, AUTH_SECRET: 'short' })).toContain('AUTH_SECRET must be at least 32');
  });

  test('the error names every wrong variable and repeats no value', () => {
    const message = complaint({ ...sound, PORT: '99999', DATABASE_URL: 'mysql://root:hunter2@x/y' });
    expect(message).toContain('PORT');
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('hunter2');
  });

  test('an origin with a path is refused', () => {
    expect(complaint({ ...sound, APP_ORIGIN: 'https://example.com/latchkey' })).toContain('APP_ORIGIN');
  });

  test('single sign-on is set completely or not at all', () => {
    const message = complaint({ ...sound, OIDC_ISSUER: 'https://id.example.com' });
    expect(message).toContain('OIDC_CLIENT_ID');
    expect(message).toContain('OIDC_CLIENT_SECRET');
  });
});
