import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';

/** What an OpenID provider tells of a person, as far as Latchkey looks. */
export interface OidcProfile {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
}

/** Whether people can sign in at another identity provider, and how it is called. */
export function singleSignOn(): { id: 'oidc'; name: string } | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER ? { id: 'oidc', name: OIDC_NAME } : null;
}

/** Whether the identity provider vouches for the address; some send the claim as a text. */
export function isVouchedFor(profile: { email?: string } | undefined): boolean {
  if (!profile?.email || !('email_verified' in profile)) return false;
  return profile.email_verified === true || profile.email_verified === 'true';
}

/** Any OpenID provider, found by its issuer. Code flow with PKCE, state and nonce. */
export function oidcProvider(): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER) return null;
  return {
    id: 'oidc',
    name: OIDC_NAME,
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    // Only verified addresses get this far (`isVouchedFor`), so that an account found by email is theirs.
    allowDangerousEmailAccountLinking: true,
    profile: ({ sub, email, name }) => ({ id: sub, email, name: name ?? email?.split('@')[0] ?? sub }),
  };
}
