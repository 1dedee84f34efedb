import 'server-only';
import { openWithKey, requireScope } from '@/lib/access/api-keys/open-with-key';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Unauthenticated } from '@/lib/platform/errors';
import { clientIpOf } from '@/lib/platform/http/client';
import { failure } from '@/lib/platform/http/failure';

const headers = { 'cache-control': 'no-store' };

/**
 * Answers a program that presents an API key (`Authorization: Bearer lk_…`) with JSON. Cookies are ignored, so a
 * website cannot make a browser ask on behalf of its user.
 *
 * @param scope the scope that the key must have
 * @param work reads the answer as the key's holder; the holder's own permissions, scope and mask apply
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
