import { env } from '@/lib/platform/settings/settings';
import { isOfOwnPage } from './same-origin';

/** Several times what the largest form of the console sends. */
const largestBody = 256 * 1024;
const deepestBody = 32;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The status that refuses a request which no page of the console would make; null for all others. Next answers
 * such requests as faults of its own, and recurses into bodies as deep as they are, before any of our code runs
 * (SA2, SA4, SA8). Who may do what is not asked here.
 */
export async function refuseMalformed(request: Request): Promise<number | null> {
  const { method, headers } = request;
  if (safeMethods.has(method)) return null;
  const isOneClick = oneClick.test(new URL(request.url).pathname);
  if (!isOfOwnPage(headers) && !isOneClick && !isSignedEndpoint(request)) return 403;
  if (headers.has('transfer-encoding')) return 411;
  if (Number(headers.get('content-length') ?? 0) > largestBody) return 413;
  if (!isOneClick && /^multipart\//i.test(headers.get('content-type') ?? '')) return 415;
  if (!headers.has('next-action')) return null;
  if (!isForOwnHost(headers)) return 421;
  return isReadable(await request.text()) ? null : 400;
}

/** What mail programs post a form to when somebody leaves (RFC 8058); believed by the token in its address alone. */
const oneClick = /^\/u\/[^/]+\/one-click$/;

/** What other programs post to; it carries no cookie, and is believed by its signature alone. */
function isSignedEndpoint({ url }: Request): boolean {
  return /^\/api\/channels\/[^/]+\/messages$/.test(new URL(url).pathname);
}

/** Next compares the same host with the origin, and takes a difference for a fault of its own. */
function isForOwnHost(headers: Headers): boolean {
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host');
  return host === null || host === new URL(env().APP_ORIGIN).host;
}

/** Whether a body is what React sends for a call with one plain input: JSON in a list, not too deep. */
function isReadable(body: string): boolean {
  if (depthOf(body) > deepestBody) return false;
  try {
    const args: unknown = JSON.parse(body);
    return Array.isArray(args) && args.length <= 1;
  } catch {
    return false;
  }
}

/** How deep the lists and objects of a JSON text nest, found without recursion. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  // One pass: an expression that skips strings would begin again at each quote of one that never ends (SA12).
  for (let at = 0; at < json.length; at++) {
    const mark = json[at];
    if (mark === '"') isInString = !isInString;
    else if (isInString) at += mark === '\\' ? 1 : 0;
    else if (mark === '[' || mark === '{') deepest = Math.max(deepest, ++depth);
    else if (mark === ']' || mark === '}') depth--;
  }
  return deepest;
}
