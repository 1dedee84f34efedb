import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { PersonName } from '@/lib/platform/person-name';
import { env } from '@/lib/platform/settings/settings';
import type { ProviderMetadata } from './provider-metadata';

/** The claims of an OpenID provider that Latchkey reads. */
export interface OidcProfile {
  /** The issuer of the ID token, which the library has compared with the provider's. */
  iss: string;
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
  /** How the provider authenticated the person (RFC 8176). */
  amr?: readonly string[];
  /** The class of that authentication. */
  acr?: string;
}

/** The identity provider for single sign-on and its name; null where there is none. */
export function singleSignOn(): { id: 'oidc'; name: string } | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER ? { id: 'oidc', name: OIDC_NAME } : null;
}

/** Whether the identity provider vouches for the address; some providers send the claim as text. */
export function isVouchedFor({ email, email_verified: verified }: Partial<OidcProfile>): boolean {
  return Boolean(email) && (verified === true || verified === 'true');
}

const phishingResistant = ['phr', 'phrh'];

/**
 * Whether the identity provider says that it asked for several factors: `mfa` among the methods (RFC 8176), or a class of
 * OpenID Connect EAP ACR Values.
 */
export function saysFactorGiven({ amr, acr }: Partial<OidcProfile>): boolean {
  return (Array.isArray(amr) && amr.includes('mfa')) || phishingResistant.some((known) => known === acr);
}

/**
 * The address in the form of a typed one, or undefined. next-auth folds the result with `toLowerCase`, which turns
 * look-alike characters into plain ones; a plain address has none (AU12).
 */
export function plainAddress({ email }: Partial<OidcProfile>): string | undefined {
  return EmailAddress.safeParse(email).data;
}

/** The name that the provider sends, in the form of a typed one; without one, the part of the address before the @. */
function nameOf(profile: OidcProfile): string {
  const { data: name } = PersonName.safeParse(profile.name);
  if (name && !EmailAddress.safeParse(name).success) return name;
  return plainAddress(profile)?.split('@')[0] ?? profile.sub;
}

/**
 * The key of an account at a provider. A `sub` is unique within its issuer only (OpenID Connect Core, 5.7), so the key
 * holds both: after a change of provider the accounts of the old issuer open nothing (AU12). No issuer has a blank.
 */
export function accountKey({ iss, sub }: Pick<OidcProfile, 'iss' | 'sub'>): string {
  return `${iss} ${sub}`;
}

/**
 * Any OpenID provider, found by its issuer. Code flow with PKCE, state and nonce. The library compares the issuer of
 * the ID token with the one given here, and so does `admit`.
 *
 * @param metadata of the provider, which only starting and completing a sign-in need
 */
export function oidcProvider(metadata: ProviderMetadata | null): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER) return null;
  return {
    id: 'oidc',
    name: OIDC_NAME,
    type: 'oauth',
    issuer: OIDC_ISSUER,
    jwks_endpoint: metadata?.jwks_uri,
    token: { url: metadata?.token_endpoint },
    client: { token_endpoint_auth_method: metadata ? secretMethod(metadata) : undefined },
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { url: metadata?.authorization_endpoint, params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    // Only verified, plain addresses get this far (`admit`), so an account found by email belongs to the person.
    allowDangerousEmailAccountLinking: true,
    profile: (profile) => ({ id: accountKey(profile), email: plainAddress(profile), name: nameOf(profile) }),
  };
}

/** How the client sends its secret: the default of OpenID Connect, unless the provider takes it in the body only. */
function secretMethod({ token_endpoint_auth_methods_supported: supported }: ProviderMetadata) {
  const [basic, post] = ['client_secret_basic', 'client_secret_post'] as const;
  return !supported.includes(basic) && supported.includes(post) ? post : basic;
}
