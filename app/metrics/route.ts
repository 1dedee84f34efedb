import { mayReadMetrics, readMetrics } from '@/lib/platform/health/read-metrics';

export const dynamic = 'force-dynamic';

const uncached = { 'cache-control': 'no-store' };

/** The counters of this process for Prometheus, to the bearer of METRICS_TOKEN. Without that setting there is no such page. */
export async function GET(request: Request): Promise<Response> {
  const isAllowed = mayReadMetrics(request.headers.get('authorization'));
  if (isAllowed === null) return new Response(null, { status: 404, headers: uncached });
  if (!isAllowed)
    return new Response(null, { status: 401, headers: { ...uncached, 'www-authenticate': 'Bearer' } });
  const { text, type } = await readMetrics();
  return new Response(text, { headers: { ...uncached, 'content-type': type } });
}
