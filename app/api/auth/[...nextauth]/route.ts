import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authCookies, authOptions } from '@/lib/access/sign-in/auth-options';
import { readProviderMetadata } from '@/lib/access/sign-in/provider-metadata';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { isSameOrigin } from '@/lib/platform/http/same-origin';
import { env } from '@/lib/platform/settings/settings';

type Context = RouteContext<'/api/auth/[...nextauth]'>;

/**
 * The routes of next-auth that the console uses: identity providers and signing out. Our own code reads sessions and
 * checks passwords, so those routes are closed.
 */
const reads = new Set(['csrf', 'providers', 'signin', 'callback', 'error']);
const writes = new Set(['signin', 'signout']);

async function answer(request: NextRequest, context: Context, allowed: Set<string>): Promise<Response> {
  const [verb = '', provider] = (await context.params).nextauth;
  if (!allowed.has(verb)) return new Response(null, { status: 404 });
  const refusal = refuseReturn(request);
  if (refusal) return refusal;
  if (!provider) return NextAuth(request, context, authOptions());
  const metadata = await readProviderMetadata();
  if (!metadata) return failed(request, verb);
  return NextAuth(request, context, authOptions(metadata));
}

/** The answer of next-auth to a sign-in that failed; its client follows the address itself. */
async function failed(request: NextRequest, verb: string): Promise<Response> {
  const code = verb === 'callback' ? 'OAuthCallback' : 'OAuthSignin';
  const url = `${env().APP_ORIGIN}/sign-in?error=${code}`;
  const isByScript = request.method === 'POST' && (await request.formData()).get('json') === 'true';
  return isByScript ? Response.json({ url }) : Response.redirect(url, 303);
}

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return answer(request, context, reads);
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isSameOrigin())) return new Response(null, { status: 403 });
  const response = await answer(request, context, writes);
  const [verb] = (await context.params).nextauth;
  // Of what the browser stores, drafts are forgotten by the page; the rest are settings of the browser and the web chat.
  if (verb === 'signout') response.headers.set('Clear-Site-Data', '"cache"');
  return response;
}

/** next-auth answers an unreadable address with a server error; the fault is in the request (AU10). */
function refuseReturn(request: NextRequest): Response | null {
  const origin = env().APP_ORIGIN;
  const cookie = authCookies().callbackUrl?.name ?? '';
  const isForeign = (asked: string | null | undefined) =>
    Boolean(asked) &&
    asked !== '/' &&
    asked !== origin &&
    returnPath(asked, origin) === '/' &&
    asked !== `${origin}/`;
  if (isForeign(request.nextUrl.searchParams.get('callbackUrl'))) return new Response(null, { status: 400 });
  if (!isForeign(request.cookies.get(cookie)?.value)) return null;
  const headers = {
    'Set-Cookie': `${cookie}=; Path=/; Max-Age=0${cookie.startsWith('__Host-') ? '; Secure' : ''}`,
  };
  return new Response(null, { status: 400, headers });
}
