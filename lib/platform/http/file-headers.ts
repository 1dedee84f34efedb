import 'server-only';
import { env } from '@/lib/platform/settings/settings';
import { securityHeaders } from './security-headers';

/** The headers of every file response: if a browser renders the file after all, nothing in it runs. */
export function fileHeaders(): Record<string, string> {
  return {
    ...securityHeaders(env().APP_ORIGIN.startsWith('https:')),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  };
}
