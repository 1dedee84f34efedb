import { NotFound } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';

/** Unknown addresses answer 404, with or without a key. */
export function GET(): Response {
  const { status, kind, message } = failure(new NotFound());
  return Response.json({ error: kind, message }, { status, headers: { 'cache-control': 'no-store' } });
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
