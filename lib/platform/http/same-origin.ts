import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/platform/settings/settings';

/**
 * Whether a page of this console made the request. Next only warns of a missing Origin and compares hosts without
 * the scheme, so the action wrapper demands exactly APP_ORIGIN (SA2, SA4).
 */
export async function isSameOrigin(): Promise<boolean> {
  return isOfOwnPage(await headers());
}

/** The same for given headers. */
export function isOfOwnPage(sent: Pick<Headers, 'get'>): boolean {
  const site = sent.get('sec-fetch-site');
  return sent.get('origin') === env().APP_ORIGIN && (site === null || site === 'same-origin');
}
