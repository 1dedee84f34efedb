import 'server-only';
import { headers } from 'next/headers';

/** Address of whoever sent the request, as the nearest proxy reports it. */
export async function clientIp(): Promise<string | null> {
  const forwarded = (await headers()).get('x-forwarded-for');
  return forwarded?.split(',').at(-1)?.trim() ?? null;
}

/** The browser's own description of itself, cut to a sensible length. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get('user-agent')?.slice(0, 300) ?? null;
}
