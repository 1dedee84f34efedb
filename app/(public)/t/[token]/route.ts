import { follow } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';

/** A transparent image of one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const never = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/** Counts the opening of an email or the click on a link, and redirects to the address that its sender chose. */
export async function GET(_: Request, { params }: RouteContext<'/t/[token]'>): Promise<Response> {
  try {
    const address = await follow((await params).token);
    if (address) return new Response(null, { status: 302, headers: { ...never, Location: address } });
    return new Response(pixel, { headers: { ...never, 'Content-Type': 'image/gif' } });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404, headers: never });
    throw error;
  }
}
