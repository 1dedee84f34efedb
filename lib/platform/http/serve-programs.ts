import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inSpan, isTracing } from '@/db/in-span';
import { log } from '@/lib/platform/log';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';
import { env } from '@/lib/platform/settings/settings';
import { NodeRequest } from './internal/node-request';
import { refusalOf } from './problem';
import type { ProgramHandler, ProgramRoute, ProgramRoutes } from './program-request';
import { refuseBody } from './refuse-malformed';
import { contentSecurityPolicy, securityHeaders } from './security-headers';

const channel = 'http.server.request.start';
/** Others, such as HEAD and OPTIONS, are for Next. */
const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * From now on the server on this port answers programs itself, in front of Next, whose own overhead is several times
 * that of a decision (docs/decisions/397). Next gets every other request. The server is Next's, so that it stops, and
 * closes connections, as before.
 */
export function servePrograms(routes: ProgramRoutes, port: number): void {
  // Node publishes the server with its first request, before it calls the listeners.
  const takeOver = (message: unknown) => {
    const { server } = message as { server: Server };
    const address = server.address();
    if (typeof address !== 'object' || address?.port !== port) return;
    unsubscribe(channel, takeOver);
    listenFirst(server, routes);
  };
  subscribe(channel, takeOver);
}

function listenFirst(server: Server, routes: ProgramRoutes): void {
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.method === 'TRACE') return refuseTrace(response);
    const route = routeOf(request, routes);
    if (route) void answerInSpan(request, response, route);
    else for (const listener of others) listener.call(server, request, response);
  });
}

/** No address has it. Next cannot read such a request, and would answer with a fault. */
function refuseTrace(response: ServerResponse): void {
  noteRefusal('malformed');
  response.writeHead(405, { ...protection(), allow: ['HEAD', 'OPTIONS', ...methods].join(', ') }).end();
}

function routeOf({ method = '', url = '', headers }: IncomingMessage, routes: ProgramRoutes) {
  if (!methods.has(method) || headers['next-action'] !== undefined) return null;
  const end = url.indexOf('?');
  return routes(end === -1 ? url : url.slice(0, end));
}

/** Continues the trace of the program that asks, as Next does (OP6). */
async function answerInSpan(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { pattern, answer: handler }: ProgramRoute,
): Promise<void> {
  if (!isTracing()) return answer(incoming, outgoing, handler);
  const { method = '' } = incoming;
  const facts = {
    kind: SpanKind.SERVER,
    attributes: { 'http.method': method, 'http.route': pattern },
    parent: propagation.extract(ROOT_CONTEXT, incoming.headers),
  };
  await inSpan(`${method} ${pattern}`, facts, async (span) => {
    await answer(incoming, outgoing, handler);
    span?.setAttribute('http.status_code', outgoing.statusCode);
    if (outgoing.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: ProgramHandler,
): Promise<void> {
  try {
    const request = new NodeRequest(incoming);
    const refused = request.method === 'GET' ? null : refuseBody(request.headers);
    if (refused) noteRefusal('malformed');
    const response = refused ? refusalOf(refused, request) : await handler(request);
    const body = response.body && (await response.text());
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      headers[name] = value;
    });
    outgoing.writeHead(response.status, {
      ...headers,
      ...protection(),
      // Answers without a body, such as 204 and 304, announce none.
      ...(body !== null && { 'content-length': Buffer.byteLength(body) }),
    });
    outgoing.end(body ?? undefined);
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'a program was not answered');
    if (!outgoing.headersSent) outgoing.writeHead(500, protection());
    outgoing.end();
  }
}

/** The headers that the proxy adds to the answers of Next (HD1, HD2). */
function protection(): Record<string, string> {
  const isSecure = env().APP_ORIGIN.startsWith('https:');
  const nonce = randomBytes(16).toString('base64');
  return {
    ...securityHeaders(isSecure),
    'Content-Security-Policy': contentSecurityPolicy(nonce, { isSecure, isDev: false }),
  };
}
