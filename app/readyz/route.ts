import { findFailing } from '@/lib/platform/health/readiness';
import { replicaStatus } from '@/lib/platform/health/watch-replica';

export const dynamic = 'force-dynamic';

/**
 * Whether this process can serve: 200, or 503 with the names of the parts that fail. It can without its replica, whose state
 * is only told.
 */
export async function GET(): Promise<Response> {
  const failing = await findFailing();
  const isReady = failing.length === 0;
  return Response.json(
    { ready: isReady, failing, replica: replicaStatus() },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
