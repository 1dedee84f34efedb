import 'server-only';
import type { AuthOptions, CookiesOptions } from 'next-auth';
import { lifetimeDays } from '@/lib/access/sessions/session-lifetime';
import { log } from '@/lib/platform/log';
import { env } from '@/lib/platform/settings/settings';
import { admit } from './admit';
import { adapterOf } from './internal/auth-adapter';
import { oidcProvider, saysFactorGiven } from './oidc';
import type { ProviderMetadata } from './provider-metadata';
import { returnPath } from './return-path';
import { sessionCookie, sessionCookieOptions } from './session-cookie';

/**
 * The options of next-auth, which signs people in at an identity provider; its adapter starts the session.
 * `signInWithPassword` checks passwords. Made for each request, since a build has no settings.
 *
 * @param metadata of the identity provider, for the requests that go there or come back
 */
export function authOptions(metadata: ProviderMetadata | null = null): AuthOptions {
  const oidc = oidcProvider(metadata);
  // next-auth shows the claims to this callback only, before it asks for the session.
  let wasFactorGiven = false;
  return {
    secret: env().AUTH_SECRET,
    adapter: adapterOf(() => wasFactorGiven),
    providers: oidc ? [oidc] : [],
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: authCookies(),
    session: { strategy: 'database', maxAge: lifetimeDays * 24 * 60 * 60 },
    callbacks: {
      signIn: ({ account, profile }) => {
        wasFactorGiven = saysFactorGiven(profile ?? {});
        return admit(account, profile);
      },
      redirect: ({ url, baseUrl }) => `${baseUrl}${returnPath(url, baseUrl)}`,
    },
    logger: {
      // Codes only: their details may hold tokens and addresses (IN9).
      error: (code) => log.warn({ code }, 'signing in failed'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
  };
}

/** Bound to this exact host where the origin is https (HD1). */
export function authCookies(): Partial<CookiesOptions> {
  const options = sessionCookieOptions();
  const cookieNamed = (suffix: string, minutes?: number) => ({
    name: sessionCookie().replace(/session$/, suffix),
    options: minutes ? { ...options, maxAge: minutes * 60 } : options,
  });
  return {
    sessionToken: cookieNamed('session'),
    callbackUrl: cookieNamed('return'),
    csrfToken: cookieNamed('csrf'),
    pkceCodeVerifier: cookieNamed('pkce', 15),
    state: cookieNamed('state', 15),
    nonce: cookieNamed('nonce', 15),
  };
}
