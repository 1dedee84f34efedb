import 'server-only';
import { isIP } from 'node:net';
import { env } from '@/lib/platform/settings/settings';

/** This installation as authenticators know it. */
export interface RelyingParty {
  /** The host, for which an authenticator keeps its passkeys. */
  id: string;
  /** The scheme, host and port of the pages that may ask for them. */
  origin: string;
}

/** Null where the console is opened by an IP address, for which browsers keep no passkeys. */
export function relyingParty(): RelyingParty | null {
  const origin = env().APP_ORIGIN;
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? null : { id: hostname, origin };
}
