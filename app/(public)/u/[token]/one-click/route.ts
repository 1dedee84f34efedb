import { unsubscribeLink } from '@/lib/access/credentials/links';
import { NotFound } from '@/lib/platform/errors';
import { leave } from '@/lib/work/unsubscribed/unsubscribe';

const never = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/** A mail program that knows no one-click opens the address instead: it is led to the page. Nothing changes by it. */
export async function GET(_: Request, { params }: RouteContext<'/u/[token]/one-click'>): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 302, headers: { ...never, Location: unsubscribeLink(token) } });
}

/** What a mail program posts for its reader, exactly as RFC 8058 has it. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/u/[token]/one-click'>,
): Promise<Response> {
  if (!(await isOneClick(request))) return new Response(null, { status: 400, headers: never });
  try {
    await leave((await params).token);
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
