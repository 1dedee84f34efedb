import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { contentSecurityPolicy, securityHeaders } from '@/lib/http/security-headers';

/**
 * Puts the security headers on every answer and a new nonce into every page (HD1, HD2). It decides nothing
 * about access: pages, actions and routes each check for themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const isSecure = env().APP_ORIGIN.startsWith('https:');
  const { pathname, search } = request.nextUrl;
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, { isSecure, isDev: process.env.NODE_ENV === 'development' });

  // Set here whatever the browser sent under these names (HD3).
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-path', `${pathname}${search}`);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders(isSecure))) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] };
