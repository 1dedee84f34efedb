import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/platform/settings/settings';

/**
 * Whether the request was made by a page of this console. Next itself only warns of a missing Origin and
 * compares hosts without scheme, so the wrapper asks for exactly APP_ORIGIN (SA2, SA4).
 */
export async function isSameOrigin(): Promise<boolean> {
  return isOfOwnPage(await headers());
}

/** The same of headers at hand. */
export function isOfOwnPage(sent: Pick<Headers, 'get'>): boolean {
  const site = sent.get('sec-fetch-site');
  return sent.get('origin') === env().APP_ORIGIN && (site === null || site === 'same-origin');
}
