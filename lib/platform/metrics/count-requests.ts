import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, METHODS, type ServerResponse } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import { instruments } from './instruments';
import { type RoutePattern, routePatterns } from './internal/route-pattern';

const known = new Set(METHODS);
/** The status of nginx for a client that left before the answer began. */
const clientLeft = 499;

/** From now on counts and times the requests of this process, by the patterns of the build's routes. */
export function countRequests(): void {
  collectDefaultMetrics({ register: instruments().registry });
  const patternOf = routePatterns(routesOfBuild());
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    observe(request, response, patternOf);
  });
}

function observe(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
  patternOf: RoutePattern,
) {
  const labels = {
    method: known.has(method) ? method : 'other',
    route: patternOf(url.split('?', 1)[0] ?? ''),
  };
  const began = performance.now();
  response.once('close', () => {
    const { requests, duration } = instruments();
    requests.inc({ ...labels, status: response.headersSent ? response.statusCode : clientLeft });
    const type = String(response.getHeader('content-type') ?? '');
    if (!type.startsWith('text/event-stream')) duration.observe(labels, (performance.now() - began) / 1_000);
  });
}

/** Next writes the routes of a build here, the most specific first. While developing there is no build. */
function routesOfBuild(): string[] {
  if (process.env.NODE_ENV !== 'production') return [];
  const { staticRoutes, dynamicRoutes }: Record<'staticRoutes' | 'dynamicRoutes', { page: string }[]> =
    JSON.parse(readFileSync('.next/routes-manifest.json', 'utf8'));
  return [...staticRoutes, ...dynamicRoutes].map(({ page }) => page);
}
