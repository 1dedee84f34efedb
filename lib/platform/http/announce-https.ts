import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { env } from '@/lib/platform/settings/settings';
import { securityHeaders } from './security-headers';

const name = 'Strict-Transport-Security';

/**
 * From now on every answer of this process has the header of https, where the origin is https: also the files of the
 * build and the scripts of the web chat, which the proxy does not see (HD1).
 */
export function announceHttps(): void {
  const value = securityHeaders(env().APP_ORIGIN.startsWith('https:'))[name];
  if (!value) return;
  subscribe('http.server.request.start', (message) => {
    (message as { response: ServerResponse }).response.setHeader(name, value);
  });
}
