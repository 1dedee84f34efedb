import { after } from 'next/server';
import { Throttled } from '@/lib/platform/errors';
import { clientIp } from '@/lib/platform/http/client';
import { failure } from '@/lib/platform/http/failure';
import { signatureHeader } from '@/lib/platform/http/signature';
import { logRefusal } from '@/lib/work/ads/log-refusal';
import { receiveFigures } from '@/lib/work/ads/receive-figures';
import { limitInbound } from '@/lib/work/inbox/messages/limit-inbound';

/** Receives the figures that an ad account posts. Authenticated by signature, never by a cookie. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/ads/[workspace]/[account]/figures'>,
): Promise<Response> {
  const { workspace: workspaceId, account: accountId } = await params;
  const at = { workspaceId, accountId };
  try {
    await limitInbound(accountId, await clientIp());
    const body = await request.text();
    await receiveFigures(at, request.headers.get(signatureHeader), body);
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    // After the answer, so that its time does not tell known accounts from unknown ones.
    after(() => logRefusal(at, error));
    const { status, kind, message, fields, reference } = failure(error);
    const later = error instanceof Throttled ? { 'retry-after': String(error.retryAfterSeconds) } : undefined;
    return Response.json({ error: kind, message, fields, reference }, { status, headers: later });
  }
}
