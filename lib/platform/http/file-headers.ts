import 'server-only';
import { env } from '@/lib/platform/settings/settings';
import { securityHeaders } from './security-headers';

/** What every answer of the routes of files carries: should a browser show one after all, it runs nothing. */
export function fileHeaders(): Record<string, string> {
  return {
    ...securityHeaders(env().APP_ORIGIN.startsWith('https:')),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  };
}
