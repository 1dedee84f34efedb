import {
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { expect, test } from 'vitest';
import { closedSpan } from './closed-span';

const ended = new InMemorySpanExporter();
const tracer = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(ended)] }).getTracer(
  'next.js',
);
const secret = 'zoe@corvane.example';

const caller = {
  ...{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', isRemote: true },
  ...{ traceFlags: TraceFlags.SAMPLED, traceState: createTraceState(`vendor=${secret}`) },
};

/** A span of Next as it may be at worst: every part of it repeats what a client wrote. */
function worstSpan() {
  const attributes = {
    ...{ 'next.span_type': 'BaseServer.handleRequest', 'next.span_name': `GET /${secret}` },
    ...{
      'http.method': 'GET',
      'http.target': `/reset/${secret}`,
      'http.url': secret,
      'http.status_code': 500,
    },
    ...{ 'next.route': '/reset/[token]', 'enduser.id': secret, [secret]: 1 },
  };
  const link = { context: { ...caller }, attributes: { secret } };
  const options = { kind: SpanKind.SERVER, attributes, links: [link] };
  const span = tracer.startSpan(`GET /reset/${secret}`, options, trace.setSpanContext(ROOT_CONTEXT, caller));
  span.recordException(new Error(`no user ${secret}`));
  span.addEvent(secret);
  span.setStatus({ code: SpanStatusCode.ERROR, message: `no user ${secret}` });
  span.end();
  const [readable] = ended.getFinishedSpans();
  if (!readable) throw new Error('The span is not sampled.');
  return readable;
}

test('OP6 a span that leaves repeats nothing that a client wrote, wherever it was', () => {
  const span = closedSpan(worstSpan());
  const { spanContext, resource, ...rest } = span;
  expect(JSON.stringify([rest, spanContext()])).not.toContain(secret);
  expect(span).toMatchObject({
    name: 'GET /reset/[token]',
    parentSpanContext: { traceId: caller.traceId, spanId: caller.spanId },
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'http.method': 'GET', 'http.status_code': 500, 'next.route': '/reset/[token]' },
  });
});
