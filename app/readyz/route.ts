import { findFailing } from '@/lib/platform/health/readiness';

export const dynamic = 'force-dynamic';

/** Whether this process can serve: 200, or 503 with the names of the parts that fail. */
export async function GET(): Promise<Response> {
  const failing = await findFailing();
  const isReady = failing.length === 0;
  return Response.json(
    { ready: isReady, failing },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
