import 'server-only';
import type { AuthOptions, CookiesOptions } from 'next-auth';
import { lifetimeDays } from '@/lib/access/sessions/session-lifetime';
import { startSession } from '@/lib/access/sessions/start-session';
import { Unauthenticated } from '@/lib/platform/errors';
import { clientIp, userAgent } from '@/lib/platform/http/client';
import { log } from '@/lib/platform/log';
import { env } from '@/lib/platform/settings/settings';
import { admit } from './admit';
import { adapter } from './internal/auth-adapter';
import { credentialsProvider } from './internal/credentials';
import { oidcProvider } from './oidc';
import { returnPath } from './return-path';
import { sessionCookie, sessionCookieOptions } from './session-cookie';

/** The options of next-auth. Made for each request, since a build has no settings. */
export function authOptions(): AuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env().AUTH_SECRET,
    adapter,
    providers: oidc ? [credentialsProvider(), oidc] : [credentialsProvider()],
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: authCookies(),
    // `strategy` stays unset: with an adapter it means database sessions, and setting it refuses passwords.
    session: { maxAge: lifetimeDays * 24 * 60 * 60 },
    // After a password next-auth stores the returned token of a new session in the cookie.
    jwt: { encode: async ({ token }) => startedSession(token?.sub) },
    callbacks: {
      signIn: ({ account, profile }) => admit(account, profile),
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

async function startedSession(userId: string | undefined): Promise<string> {
  if (!userId) throw new Unauthenticated();
  const { token } = await startSession(userId, { ip: await clientIp(), userAgent: await userAgent() });
  return token;
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
