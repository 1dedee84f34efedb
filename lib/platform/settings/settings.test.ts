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

  test('S2.20 DNS_SERVERS and DEDICATED_IPS are addresses', () => {
    const settings = readSettings({
      ...sound,
      DNS_SERVERS: '9.9.9.9, 127.0.0.1:5353, [::1]:53, ::1',
      DEDICATED_IPS: 'acme 203.0.113.7, acme 2001:db8::8 smtps://relay.example.com:465',
    });
    expect(settings.DNS_SERVERS).toHaveLength(4);
    expect(settings.DEDICATED_IPS).toEqual([
      { workspace: 'acme', address: '203.0.113.7', relay: null },
      { workspace: 'acme', address: '2001:db8::8', relay: 'smtps://relay.example.com:465' },
    ]);
    for (const wrong of ['dns.example.com', '9.9.9.9:0', '9.9.9.9:99999', '[9.9.9.9'])
      expect(complaint({ ...sound, DNS_SERVERS: wrong }), wrong).toContain('DNS_SERVERS must be');
    for (const wrong of ['acme', 'acme 203.0.113.7 http://relay', 'a 203.0.113.7, b 203.0.113.7'])
      expect(complaint({ ...sound, DEDICATED_IPS: wrong }), wrong).toContain('DEDICATED_IPS must be');
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

  test('the address of a database may name further hosts, and a direct one beside a pooler', () => {
    const hosts =
      'postgres://latchkey:p%40w@a.internal:5432,b.internal/latchkey?target_session_attrs=read-write';
    const settings = readSettings({ ...sound, DATABASE_URL: hosts, DATABASE_DIRECT_URL: hosts });
    expect(settings).toMatchObject({ DATABASE_URL: hosts, DATABASE_DIRECT_URL: hosts });
    for (const wrong of ['latchkey', 'http://a/b', 'postgres://a:b@c:port/d'])
      expect(complaint({ ...sound, DATABASE_DIRECT_URL: wrong }), wrong).toContain(
        'DATABASE_DIRECT_URL must be',
      );
  });

  test('OP7 the address of a replica names one server', () => {
    const url = 'postgres://latchkey:pw@replica.example.com/latchkey';
    expect(readSettings({ ...sound, DATABASE_REPLICA_URL: url })).toMatchObject({
      DATABASE_REPLICA_URL: url,
    });
    expect(readSettings(sound)).not.toHaveProperty('DATABASE_REPLICA_URL');
    for (const wrong of [
      'replica',
      'postgres://a.internal,b.internal/latchkey',
      'postgres://a:1,b:2/latchkey',
    ])
      expect(complaint({ ...sound, DATABASE_REPLICA_URL: wrong }), wrong).toContain(
        'DATABASE_REPLICA_URL must be',
      );
  });

  test('OP2 the times of stopping are seconds, with defaults', () => {
    expect(readSettings(sound)).toMatchObject({ SHUTDOWN_DELAY: 0, SHUTDOWN_TIMEOUT: 20 });
    for (const wrong of ['-1', '5s', '601'])
      expect(complaint({ ...sound, SHUTDOWN_DELAY: wrong }), wrong).toContain('SHUTDOWN_DELAY must be');
  });

  test('OP6 a collector is an address, and the protocol the one that is spoken', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'https://collector.example.com:4318';
    const OTEL_EXPORTER_OTLP_PROTOCOL = 'http/protobuf';
    expect(
      readSettings({ ...sound, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL }),
    ).toMatchObject({ OTEL_EXPORTER_OTLP_ENDPOINT });
    for (const wrong of ['collector:4318', 'grpc://collector:4317', '4318'])
      expect(complaint({ ...sound, OTEL_EXPORTER_OTLP_ENDPOINT: wrong }), wrong).toContain(
        'OTEL_EXPORTER_OTLP_ENDPOINT must be',
      );
    for (const name of ['OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'])
      expect(complaint({ ...sound, [name]: 'grpc' })).toContain(`${name} must be http/protobuf`);
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
