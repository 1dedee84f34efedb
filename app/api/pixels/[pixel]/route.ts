import { after } from 'next/server';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { log } from '@/lib/platform/log';
import { countView } from '@/lib/work/pixels/count-view';

/** One transparent point. */
const point = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * What a site shows of its pixel: a point, whoever asks and whether there is such a pixel or not. Any site may embed
 * it; it sets no cookie and keeps nothing of the visitor. Counted once the answer has gone out.
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
      // In the same letters as above, which it replaces.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
