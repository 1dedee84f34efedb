import type { Attributes, SpanContext } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';

/** What may leave: words of the code, patterns of routes, numbers, and texts of statements without values. */
const passed = [
  'db.collection.name',
  'db.operation.name',
  'db.query.text',
  'db.system.name',
  'error.type',
  'http.method',
  'http.route',
  'http.status_code',
  'latchkey.job.kind',
  'latchkey.job.outcome',
  'latchkey.job.tries',
  'next.route',
  'next.rsc',
  'next.span_type',
];

/**
 * The span without anything that a person, a client or another server may have written: addresses with their queries, messages
 * and stacks of errors, links, the state that a caller passed along (OP6). Next's spans are named again, because its names hold addresses.
 */
export function closedSpan(span: ReadableSpan): ReadableSpan {
  const attributes: Attributes = {};
  for (const name of passed) {
    const value = span.attributes[name];
    if (value !== undefined) attributes[name] = value;
  }
  const context = withoutState(span.spanContext());
  return {
    name: nameOf(span.name, attributes),
    kind: span.kind,
    spanContext: () => context,
    ...(span.parentSpanContext && { parentSpanContext: withoutState(span.parentSpanContext) }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes,
    links: [],
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

function withoutState({ traceId, spanId, traceFlags, isRemote }: SpanContext): SpanContext {
  return { traceId, spanId, traceFlags, ...(isRemote !== undefined && { isRemote }) };
}

/** A request is `GET /w/[workspace]/users`, another span of Next `AppRender.getBodyResult /w/[workspace]/users`. */
function nameOf(given: string, attributes: Attributes): string {
  const type = attributes['next.span_type'];
  if (type === undefined) return given;
  const isRequest = type === 'BaseServer.handleRequest';
  const parts = [isRequest ? undefined : type, attributes['http.method'], attributes['next.route']];
  return parts.filter((part) => part !== undefined).join(' ');
}
