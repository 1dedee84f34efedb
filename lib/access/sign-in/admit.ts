import 'server-only';
import type { Account } from 'next-auth';
import { findByAccount } from '@/lib/access/users/find-user';
import { log } from '@/lib/platform/log';
import { env } from '@/lib/platform/settings/settings';
import { isVouchedFor, type OidcProfile, plainAddress } from './oidc';

/**
 * Whether a person may sign in, after the identity provider accepted them. A linked account of a provider is found by
 * its issuer and `sub`, whatever address the provider sends with it (A37). Any other is found or created by its
 * address, so the provider must vouch for that address (IN3) and it must be one plain address, read from the claim
 * itself and before any comparison (AU12). The ID token has to be of the issuer in the settings.
 *
 * @param profile the claims as the provider sent them
 * @returns true, or the page that says why not
 */
export async function admit(
  account: Pick<Account, 'type' | 'provider' | 'providerAccountId'> | null,
  profile: Partial<OidcProfile> = {},
): Promise<true | string> {
  if (profile.iss !== env().OIDC_ISSUER) {
    log.warn({ configured: env().OIDC_ISSUER, stated: profile.iss }, 'an ID token is of another issuer');
    return '/sign-in?error=OAuthCallback';
  }
  if (account && (await findByAccount(account.provider, account.providerAccountId))) return true;
  if (!account || !isVouchedFor(profile)) return '/sign-in?error=AccessDenied';
  return plainAddress(profile) ? true : '/sign-in?error=AddressRefused';
}
