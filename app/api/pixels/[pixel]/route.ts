import { after } from 'next/server';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { log } from '@/lib/platform/log';
import { countView } from '@/lib/work/pixels/count-view';

/** A transparent image of one pixel. */
const point = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * Serves the image of a pixel, whether or not the pixel exists. Any site may embed it; it sets no cookie and stores
 * nothing about the visitor. The view is counted after the response.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/pixels/[pixel]'>,
): Promise<Response> {
  const { pixel } = await params;
  const asksForPrivacy = ['dnt', 'sec-gpc'].some((name) => request.headers.get(name) === '1');
  after(() =>
    countView(pixel, asksForPrivacy).catch(() => {
      log.warn('a view of a pixel was not counted');
    }),
  );
  return new Response(point, {
    headers: {
      ...fileHeaders(),
      'Content-Type': 'image/gif',
      // Same capitals as above: this value replaces that one.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
