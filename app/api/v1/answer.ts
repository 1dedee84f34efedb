import 'server-only';
import { openWithKey, requireScope } from '@/lib/access/api-keys/open-with-key';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Unauthenticated } from '@/lib/platform/errors';
import { clientIpOf } from '@/lib/platform/http/client';
import { failure } from '@/lib/platform/http/failure';

const headers = { 'cache-control': 'no-store' };

/**
 * Answers a program that presents an API key (`Authorization: Bearer lk_…`) with JSON. Cookies open nothing here, so
 * no page can make a browser ask on somebody's behalf.
 *
 * @param scope what the key has to be made for
 * @param work what the key's holder asks for; their own rights, reach and mask apply
 */
export async function answerKey(
  request: Request,
  scope: ApiScope,
  work: (ctx: WorkspaceContext) => Promise<unknown>,
): Promise<Response> {
  try {
    const key = await openWithKey(bearerOf(request), clientIpOf(request.headers));
    requireScope(key, scope);
    return Response.json(await work(key.ctx), { headers });
  } catch (error) {
    const { status, kind, message, fields, reference } = failure(error);
    const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : undefined;
    return Response.json(
      { error: kind, message: status === 401 ? 'no-such-key' : message, fields, reference },
      { status, headers: { ...headers, ...challenge } },
    );
  }
}

function bearerOf(request: Request): string {
  const [scheme = '', token = ''] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer' || token.length > 200) throw new Unauthenticated();
  return token;
}
