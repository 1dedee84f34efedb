import { NotFound } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';

/** Whatever else a program asks for is not there, with a key or without. */
export function GET(): Response {
  const { status, kind, message } = failure(new NotFound());
  return Response.json({ error: kind, message }, { status, headers: { 'cache-control': 'no-store' } });
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
