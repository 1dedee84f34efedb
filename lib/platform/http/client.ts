import 'server-only';
import { headers } from 'next/headers';

/** The client's address, null where it is unknown. */
export async function clientIp(): Promise<string | null> {
  return clientIpOf(await headers());
}

/** The client's address from given headers. `settleClientAddresses` sets this header; clients cannot (LI7). */
export function clientIpOf(sent: Pick<Headers, 'get'>): string | null {
  return sent.get('x-forwarded-for') || null;
}

/** The user agent of the browser, cut to a bounded length. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get('user-agent')?.slice(0, 300) ?? null;
}
