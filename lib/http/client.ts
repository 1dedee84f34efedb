import 'server-only';
import { headers } from 'next/headers';

/** Address of whoever sent the request, as the nearest proxy reports it. */
export async function clientIp(): Promise<string | null> {
  return clientIpOf(await headers());
}

/** The same of headers at hand. */
export function clientIpOf(sent: Pick<Headers, 'get'>): string | null {
  return sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null;
}

/** The browser's own description of itself, cut to a sensible length. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get('user-agent')?.slice(0, 300) ?? null;
}
