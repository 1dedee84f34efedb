import { clientIp } from '@/lib/platform/http/client';
import { refusal } from '@/lib/platform/http/refusal';
import { visitorToken } from '@/lib/work/inbox/channels/widget/find-visitor';
import { limitVisitorRead } from '@/lib/work/inbox/channels/widget/limit-visitors';
import { visitorStream } from '@/lib/work/inbox/channels/widget/visitor-stream';

export const dynamic = 'force-dynamic';

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Proxies must not buffer events in order to compress or store them.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** The event stream of a visitor's chat; 503 when too many are open. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/chat/[channel]/events'>,
): Promise<Response> {
  try {
    const ip = await clientIp();
    await limitVisitorRead(ip);
    const stream = await visitorStream((await params).channel, visitorToken(request), ip);
    if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '15' } });
    return new Response(stream, { headers: streamHeaders });
  } catch (error) {
    return refusal(error);
  }
}
