import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { refuseMalformed } from '@/lib/platform/http/refuse-malformed';
import { contentSecurityPolicy, securityHeaders } from '@/lib/platform/http/security-headers';
import { env } from '@/lib/platform/settings/settings';

/**
 * Puts the security headers on every answer and a new nonce into every page (HD1, HD2), and turns away what no
 * page of the console would send. It decides nothing about access: pages, actions and routes each check for
 * themselves.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const isSecure = env().APP_ORIGIN.startsWith('https:');
  const { pathname, search } = request.nextUrl;
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, { isSecure, isDev: process.env.NODE_ENV === 'development' });

  // Set here whatever the browser sent under these names (HD3).
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-path', `${pathname}${search}`);

  const refusal = await refuseMalformed(request);
  const response = refusal
    ? refused(request, refusal)
    : NextResponse.next({ request: { headers }, status: statusOf(request) });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders(isSecure))) response.headers.set(name, value);
  return response;
}

/**
 * A refusal is for programs. A form that a page of ours sent by itself, before its script had come, carries no origin
 * (our policy of referrers keeps it) and is read by nobody: whoever typed it gets the page again.
 */
function refused({ nextUrl, headers }: NextRequest, status: number): NextResponse {
  const isOwnForm =
    headers.get('sec-fetch-site') === 'same-origin' && headers.get('sec-fetch-dest') === 'document';
  if (!isOwnForm) return new NextResponse(null, { status });
  return NextResponse.redirect(new URL(`${nextUrl.pathname}${nextUrl.search}`, env().APP_ORIGIN), 303);
}

/**
 * The page that says why another one is locked is no success for whoever asked for that other one (205). Only where a
 * whole page is asked for: the console's own fetches take anything but success for a fault.
 */
function statusOf({ nextUrl, headers }: NextRequest): number {
  return /^\/w\/[^/]+\/locked$/.test(nextUrl.pathname) && headers.get('sec-fetch-dest') !== 'empty'
    ? 403
    : 200;
}

/**
 * Not where files come and go: Next would hold each that arrives whole in memory for us, and cut it, and our policy
 * of pages would replace their stricter one. Nor where other sites get a pixel, which ours would keep from them. These
 * routes guard themselves.
 */
export const config = {
  matcher: ['/((?!_next/static|_next/image|api/pixels/|w/[^/]+/(?:files(?:/[^/]+)?|data-exports/[^/]+)$).*)'],
};
