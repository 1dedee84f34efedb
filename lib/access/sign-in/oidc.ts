import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { PersonName } from '@/lib/platform/person-name';
import { env } from '@/lib/platform/settings/settings';

/** What an OpenID provider tells of a person, as far as Latchkey looks. */
export interface OidcProfile {
  /** The issuer of the ID token, which the library has compared with the provider's. */
  iss: string;
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
export function isVouchedFor({ email, email_verified: verified }: Partial<OidcProfile>): boolean {
  return Boolean(email) && (verified === true || verified === 'true');
}

/**
 * The address as a typed one is read, or undefined. next-auth folds what comes out of here with `toLowerCase`, which
 * turns look-alike letters into plain ones; a plain address has none (AU12).
 */
export function plainAddress({ email }: Partial<OidcProfile>): string | undefined {
  return EmailAddress.safeParse(email).data;
}

/** The name that the provider sends, read as a typed one; without one, the part of the address before the @. */
function nameOf(profile: OidcProfile): string {
  const { data: name } = PersonName.safeParse(profile.name);
  if (name && !EmailAddress.safeParse(name).success) return name;
  return plainAddress(profile)?.split('@')[0] ?? profile.sub;
}

/**
 * The key of an account at a provider. A `sub` is unique within its issuer only (OpenID Connect Core, 5.7), so the key
 * holds both: the accounts of one issuer open nothing after the console moved to another (AU12). No issuer has a blank.
 */
export function accountKey({ iss, sub }: Pick<OidcProfile, 'iss' | 'sub'>): string {
  return `${iss} ${sub}`;
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
    // Only verified, plain addresses get this far (`admit`), so that an account found by email is theirs.
    allowDangerousEmailAccountLinking: true,
    profile: (profile) => ({ id: accountKey(profile), email: plainAddress(profile), name: nameOf(profile) }),
  };
}
