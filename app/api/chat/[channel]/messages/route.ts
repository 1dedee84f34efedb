import { Invalid } from '@/lib/platform/errors';
import { clientIp } from '@/lib/platform/http/client';
import { refusal } from '@/lib/platform/http/refusal';
import { visitorToken } from '@/lib/work/inbox/channels/widget/find-visitor';
import { limitVisitorMessage, limitVisitorRead } from '@/lib/work/inbox/channels/widget/limit-visitors';
import { readAsVisitor } from '@/lib/work/inbox/channels/widget/read-as-visitor';
import { sendAsVisitor } from '@/lib/work/inbox/channels/widget/send-as-visitor';

const headers = { 'cache-control': 'no-store' };

/** The messages of the visitor's own conversation. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/chat/[channel]/messages'>,
): Promise<Response> {
  try {
    await limitVisitorRead(await clientIp());
    const messages = await readAsVisitor((await params).channel, visitorToken(request));
    return Response.json({ messages }, { headers });
  } catch (error) {
    return refusal(error);
  }
}

/** A message of a visitor. The proxy takes posts of the chat's page only. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/chat/[channel]/messages'>,
): Promise<Response> {
  try {
    const token = visitorToken(request);
    const ip = await clientIp();
    await limitVisitorMessage(token, ip);
    const body: unknown = await request.json().catch(() => {
      throw new Invalid({ '': 'invalid' });
    });
    return Response.json(await sendAsVisitor((await params).channel, token, body, ip), {
      status: 201,
      headers,
    });
  } catch (error) {
    return refusal(error);
  }
}
