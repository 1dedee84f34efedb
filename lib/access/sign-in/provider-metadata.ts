import 'server-only';
import { z } from 'zod';
import { log } from '@/lib/platform/log';
import { env } from '@/lib/platform/settings/settings';

/** What Latchkey reads of the discovery document of an OpenID provider. */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url({ protocol: /^https?$/ }),
  jwks_uri: z.url({ protocol: /^https?$/ }),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

export type ProviderMetadata = z.infer<typeof Metadata>;

const longestWait = 5000;

/**
 * Reads the discovery document of the identity provider. Its issuer has to be exactly the one in the settings, so that
 * no other provider can speak for it (OpenID Connect Discovery, 4.3).
 *
 * @returns null when there is none that counts; the log says why
 */
export async function readProviderMetadata(): Promise<ProviderMetadata | null> {
  const { OIDC_ISSUER: configured } = env();
  if (!configured) return null;
  const address = `${configured.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const stated = await readJson(address);
  if (stated === null) return null;
  const { data: metadata } = Metadata.safeParse(stated);
  if (!metadata) {
    log.warn({ address }, 'the discovery document of the identity provider is not one');
    return null;
  }
  if (metadata.issuer !== configured) {
    log.warn({ configured, stated: metadata.issuer }, 'the identity provider states another issuer');
    return null;
  }
  return metadata;
}

async function readJson(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(longestWait),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return await answer.json();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    log.warn({ address, reason }, 'the identity provider does not answer');
    return null;
  }
}
