import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { startIdentityProvider } from '@/e2e/fixtures/identity-provider';
import { log } from '@/lib/platform/log';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { admit } from './admit';
import { oidcProvider } from './oidc';
import { readProviderMetadata } from './provider-metadata';

await testDatabase();
const logged = vi.spyOn(log, 'warn').mockReturnValue();

/** A real provider, and a server that answers with what a test puts there. */
const provider = await startIdentityProvider('http://localhost:3000');
let answer: { status: number; headers?: Record<string, string>; body?: unknown } = { status: 404 };
const server = createServer((_, response) => {
  response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body ?? null));
});
const addressOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const { OIDC_ISSUER: issuer } = provider.settings;

/** Configures single sign-on with this issuer. */
function configure(configured: string): void {
  for (const [name, value] of Object.entries({ ...provider.settings, OIDC_ISSUER: configured }))
    vi.stubEnv(name, value);
  forgetSettings();
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => logged.mockClear());
afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});
afterAll(async () => {
  await provider.stop();
  server.close();
});

describe('the discovery document of the identity provider', () => {
  test('AU12 gives the addresses of a provider that states the configured issuer', async () => {
    configure(issuer);
    const metadata = await readProviderMetadata();
    expect(metadata).toMatchObject({ issuer, authorization_endpoint: `${issuer}/auth` });
    expect(oidcProvider(metadata)).toMatchObject({
      issuer,
      jwks_endpoint: `${issuer}/jwks`,
      token: { url: `${issuer}/token` },
      client: { token_endpoint_auth_method: 'client_secret_basic' },
    });
    expect(logged).not.toHaveBeenCalled();
  });

  test.each([
    ['under another name of its host', issuer.replace('127.0.0.1', 'localhost')],
    ['with a slash more', `${issuer}/`],
  ])('AU12 is refused %s, and the log names both issuers', async (_, configured) => {
    configure(configured);
    expect(await readProviderMetadata()).toBeNull();
    expect(logged.mock.calls.map(([about]) => about)).toEqual([{ configured, stated: issuer }]);
  });

  test('AU12 is refused where it names no addresses', async () => {
    configure(addressOf());
    answer = { status: 200, body: { issuer: addressOf() } };
    expect(await readProviderMetadata()).toBeNull();
    expect(logged).toHaveBeenCalledOnce();
  });

  test('AU12 is not fetched from where a redirect leads', async () => {
    configure(addressOf());
    answer = { status: 302, headers: { location: `${issuer}/.well-known/openid-configuration` } };
    expect(await readProviderMetadata()).toBeNull();
    expect(logged).toHaveBeenCalledOnce();
  });

  test('FA6 a provider that fails gives none', async () => {
    configure(addressOf());
    answer = { status: 500 };
    expect(await readProviderMetadata()).toBeNull();
    expect(logged.mock.calls[0]?.[0]).toMatchObject({ reason: 'status 500' });
  });

  test('AU12 the secret is sent in the body where the provider takes it only there', () => {
    configure(issuer);
    const endpoint = `${issuer}/x`;
    const addresses = { authorization_endpoint: endpoint, token_endpoint: endpoint, jwks_uri: endpoint };
    const methods = { token_endpoint_auth_methods_supported: ['client_secret_post'] };
    expect(oidcProvider({ issuer, ...addresses, ...methods })?.client).toEqual({
      token_endpoint_auth_method: 'client_secret_post',
    });
  });
});

test('AU12 an ID token of another issuer admits no person, whatever it vouches for', async () => {
  configure(issuer);
  const account = { type: 'oauth', provider: 'oidc', providerAccountId: 'a sub' } as const;
  for (const iss of ['https://another.example', `${issuer}/`, undefined])
    expect(await admit(account, { iss, sub: 'a sub', email: 'ana@example.com', email_verified: true })).toBe(
      '/sign-in?error=OAuthCallback',
    );
  expect(logged).toHaveBeenCalledTimes(3);
});
