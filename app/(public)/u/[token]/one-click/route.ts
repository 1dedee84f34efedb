import { unsubscribeLink } from '@/lib/access/credentials/links';
import { NotFound } from '@/lib/platform/errors';
import { unsubscribe } from '@/lib/work/unsubscribed/unsubscribe';

const never = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/** A mail program without one-click support opens the address: it is redirected to the page, and nothing changes. */
export async function GET(_: Request, { params }: RouteContext<'/u/[token]/one-click'>): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 302, headers: { ...never, Location: unsubscribeLink(token) } });
}

/** The request that a mail program posts for its reader (RFC 8058). */
export async function POST(
  request: Request,
  { params }: RouteContext<'/u/[token]/one-click'>,
): Promise<Response> {
  if (!(await isOneClick(request))) return new Response(null, { status: 400, headers: never });
  try {
    await unsubscribe((await params).token);
    return new Response(null, { status: 204, headers: never });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404, headers: never });
    throw error;
  }
}

async function isOneClick(request: Request): Promise<boolean> {
  try {
    return (await request.formData()).get('List-Unsubscribe') === 'One-Click';
  } catch {
    return false;
  }
}
