import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { hasPlainForm } from '@/lib/platform/http/plain-form';
import { refusalOf } from '@/lib/platform/http/problem';
import { isAskedByToken } from '@/lib/platform/http/program-addresses';
import { refuseMalformed } from '@/lib/platform/http/refuse-malformed';
import { contentSecurityPolicy, securityHeaders } from '@/lib/platform/http/security-headers';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';
import { env } from '@/lib/platform/settings/settings';

/**
 * Adds the security headers to every answer and a new nonce to every page (HD1, HD2), and refuses requests
 * that no page of the console would send. It decides nothing about access: pages, actions and routes each
 * check for themselves.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const isSecure = env().APP_ORIGIN.startsWith('https:');
  const { pathname, search } = request.nextUrl;
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, { isSecure, isDev: process.env.NODE_ENV === 'development' });

  // Overwrites any headers of these names from the browser (HD3).
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-path', `${pathname}${search}`);

  const refusal = await refuseMalformed(request);
  const response = refusal
    ? refused(request, refusal)
    : NextResponse.next({ request: { headers }, status: statusOf(request) });
  response.headers.set('Content-Security-Policy', policy);
  const others = securityHeaders(isSecure, hasPlainForm(pathname));
  for (const [name, value] of Object.entries(others)) response.headers.set(name, value);
  return response;
}

/**
 * Answers a program with a token by a problem, and others without a body. A form that a page submitted before its script loaded has
 * no origin (our referrer policy removes it); its user is redirected to the page again.
 */
function refused({ nextUrl, headers }: NextRequest, status: number): NextResponse {
  const isOwnForm =
    headers.get('sec-fetch-site') === 'same-origin' && headers.get('sec-fetch-dest') === 'document';
  if (isOwnForm)
    return NextResponse.redirect(new URL(`${nextUrl.pathname}${nextUrl.search}`, env().APP_ORIGIN), 303);
  noteRefusal('malformed');
  if (!isAskedByToken(nextUrl.pathname)) return new NextResponse(null, { status });
  const problem = refusalOf(status, { headers });
  return new NextResponse(problem.body, { status, headers: problem.headers });
}

/**
 * The page that explains a locked page answers 403 (205). Only for navigation: the console's own fetches
 * treat every other status than success as a fault.
 */
function statusOf({ nextUrl, headers }: NextRequest): number {
  return /^\/w\/[^/]+\/locked$/.test(nextUrl.pathname) && headers.get('sec-fetch-dest') !== 'empty'
    ? 403
    : 200;
}

/**
 * Excludes file routes: Next would buffer each upload in memory for the proxy and truncate it, and the policy
 * of pages would replace their stricter one. Excludes the pixel and the web chat, whose headers other sites
 * need. These routes guard themselves.
 */
export const config = {
  matcher: [
    '/((?!_next/static|_next/image|api/pixels/|chat\\.js$|chat-frame\\.(?:js|css)$|chat/[^/]+$|w/[^/]+/(?:files(?:/[^/]+)?|data-exports/[^/]+)$).*)',
  ],
};
