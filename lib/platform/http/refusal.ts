import 'server-only';
import { Throttled } from '@/lib/platform/errors';
import { failure } from './failure';

/** Answers a refused request of a visitor or of their browser. */
export function refusal(error: unknown, headers: Record<string, string> = {}): Response {
  const { status, kind, fields, reference } = failure(error);
  const later = error instanceof Throttled && { 'retry-after': String(error.retryAfterSeconds) };
  const body = JSON.stringify({ error: kind, fields, reference });
  return new Response(body, {
    status,
    headers: { ...headers, 'cache-control': 'no-store', 'content-type': 'application/json', ...later },
  });
}
