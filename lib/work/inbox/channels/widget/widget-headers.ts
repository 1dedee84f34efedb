import 'server-only';
import { securityHeaders } from '@/lib/platform/http/security-headers';
import { env } from '@/lib/platform/settings/settings';
import type { Widget } from './find-widget';

/**
 * The headers of the chat's page: the only page that other sites may frame, and only those that the channel lists. Its
 * script and style are files; nothing else runs or loads.
 */
export function widgetHeaders({ origins }: Pick<Widget, 'origins'>): Record<string, string> {
  const { 'X-Frame-Options': _, ...headers } = securityHeaders(env().APP_ORIGIN.startsWith('https:'));
  return {
    ...headers,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${["'self'", ...origins].join(' ')}`,
    ].join('; '),
    'Cache-Control': 'no-store',
    'Content-Type': 'text/html; charset=utf-8',
  };
}

/**
 * Whether a script on a site may ask for the chat: on a listed one, or on a page of this console, whose own requests
 * name no origin.
 */
export function maySee({ origins }: Pick<Widget, 'origins'>, { headers }: Request): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  return origin === env().APP_ORIGIN || origins.includes(origin);
}
