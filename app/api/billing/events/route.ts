import { receivePlan } from '@/lib/access/subscription/receive-plan';
import { Throttled } from '@/lib/platform/errors';
import { clientIp } from '@/lib/platform/http/client';
import { failure } from '@/lib/platform/http/failure';
import { signatureHeader } from '@/lib/platform/http/signature';

/** Receives the plan of an organisation from the payment provider. Authenticated by signature, never by a cookie. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await request.text();
    await receivePlan(request.headers.get(signatureHeader), body, await clientIp());
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const { status, kind, message, fields, reference } = failure(error);
    const later = error instanceof Throttled ? { 'retry-after': String(error.retryAfterSeconds) } : undefined;
    return Response.json({ error: kind, message, fields, reference }, { status, headers: later });
  }
}
