import { after } from 'next/server';
import { Throttled } from '@/lib/platform/errors';
import { clientIp } from '@/lib/platform/http/client';
import { failure } from '@/lib/platform/http/failure';
import { signatureHeader } from '@/lib/platform/http/signature';
import { logRefusal } from '@/lib/work/inbox/channels/webhook/log-refusal';
import { receivePost } from '@/lib/work/inbox/channels/webhook/receive-post';
import { limitInbound } from '@/lib/work/inbox/messages/limit-inbound';

/** Receives the messages that a channel posts for contacts. Authenticated by signature, never by a cookie. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/channels/[channel]/messages'>,
): Promise<Response> {
  const { channel } = await params;
  try {
    await limitInbound(channel, await clientIp());
    const body = await request.text();
    const taken = await receivePost(channel, request.headers.get(signatureHeader), body);
    return Response.json(taken, { status: 202, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    // After the answer, so that its time does not tell known channels from unknown ones.
    after(() => logRefusal(channel, error));
    const { status, kind, message, fields, reference } = failure(error);
    const later = error instanceof Throttled ? { 'retry-after': String(error.retryAfterSeconds) } : undefined;
    return Response.json({ error: kind, message, fields, reference }, { status, headers: later });
  }
}
