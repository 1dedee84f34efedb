import 'server-only';
import { headers } from 'next/headers';

/** The client's address, null where it is not known. */
export async function clientIp(): Promise<string | null> {
  return clientIpOf(await headers());
}

/** The same of headers at hand. No client writes this one: `settleClientAddresses` does (LI7). */
export function clientIpOf(sent: Pick<Headers, 'get'>): string | null {
  return sent.get('x-forwarded-for') || null;
}

/** The browser's own description of itself, cut to a sensible length. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get('user-agent')?.slice(0, 300) ?? null;
}
