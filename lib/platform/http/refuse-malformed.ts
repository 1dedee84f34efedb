import { env } from '@/lib/platform/settings/settings';
import { depthOf } from './json-depth';
import { isPlainForm, takesPlainForms } from './plain-form';
import { isForPrograms } from './program-addresses';
import { isOfOwnPage } from './same-origin';

/** In bytes; several times the largest form of the console. */
const largestBody = 256 * 1024;
const deepestBody = 32;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The status that refuses a request which no page of the console would make; null for all others. Without it Next
 * answers such requests as its own faults, and recurses into deeply nested bodies before any application code runs
 * (SA2, SA4, SA8). Permissions are not checked here.
 */
export async function refuseMalformed(request: Request): Promise<number | null> {
  const { method, headers } = request;
  if (safeMethods.has(method)) return null;
  const { pathname } = new URL(request.url);
  const isOneClick = oneClick.test(pathname);
  if (!isOfOwnPage(headers) && !isOneClick && !isForPrograms(pathname)) return 403;
  const refused = refuseSize(headers);
  if (refused) return refused;
  if (!isOneClick && isMultipart(headers)) return refuseMultipart(request);
  if (!headers.has('next-action')) return null;
  if (!isForOwnHost(headers)) return 421;
  return isReadable(await request.text()) ? null : 400;
}

/** The same for an address of programs, which has no forms and no actions. */
export function refuseBody(headers: Pick<Headers, 'get' | 'has'>): number | null {
  return refuseSize(headers) ?? (isMultipart(headers) ? 415 : null);
}

function refuseSize(headers: Pick<Headers, 'get' | 'has'>): number | null {
  if (headers.has('transfer-encoding')) return 411;
  return Number(headers.get('content-length') ?? 0) > largestBody ? 413 : null;
}

const isMultipart = (headers: Pick<Headers, 'get'>) =>
  /^multipart\//i.test(headers.get('content-type') ?? '');

/** React reads arguments of any depth from a multipart body, so only forms without arguments pass (SA8). */
async function refuseMultipart(request: Request): Promise<number | null> {
  const { headers } = request;
  if (headers.has('next-action') || !takesPlainForms(request)) return 415;
  if (!isForOwnHost(headers)) return 421;
  return (await isPlainForm(request)) ? null : 400;
}

/** Mail programs post here when a contact unsubscribes (RFC 8058); only the token in the address authenticates them. */
const oneClick = /^\/u\/[^/]+\/one-click$/;

/** Next compares the host with the origin, and answers a difference as its own fault. */
function isForOwnHost(headers: Headers): boolean {
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host');
  return host === null || host === new URL(env().APP_ORIGIN).host;
}

/** Whether a body is what React sends for a call with one plain input: JSON in a list, with bounded depth. */
function isReadable(body: string): boolean {
  if (depthOf(body) > deepestBody) return false;
  try {
    const args: unknown = JSON.parse(body);
    return Array.isArray(args) && args.length <= 1;
  } catch {
    return false;
  }
}
