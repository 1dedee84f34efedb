import 'server-only';
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { setTracing } from '@/db/in-span';
import { log } from '@/lib/platform/log';
import type { Tracing } from '../start-tracing';
import { closedSpan } from './closed-span';

/** In milliseconds: a collector that is away is reported once in this time. */
const reportEvery = 60_000;

/**
 * Registers the SDK, which reads the standard variables itself: endpoint, headers, name, sampler, sizes of batches. Without a
 * sampler every trace is recorded, whatever the caller says. Spans wait
 * in a bounded queue and leave in the background; those that the collector does not take in time are dropped.
 */
export function exportSpans(): Tracing {
  reportFailures();
  const batches = new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'latchkey' }))
      .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] })),
    spanProcessors: [closing(batches)],
    // The default of the SDK follows the caller, who may be a stranger.
    ...(!process.env.OTEL_TRACES_SAMPLER && { sampler: new AlwaysOnSampler() }),
  });
  provider.register();
  setTracing(true);
  return {
    flush: () => batches.forceFlush().catch(() => {}),
    async stop() {
      setTracing(false);
      for (const api of [trace, context, propagation, diag]) api.disable();
      await provider.shutdown().catch(() => {});
    },
  };
}

/** Passes on spans that `closed-span.ts` has cut. */
function closing(processor: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, parent) => processor.onStart(span, parent),
    onEnd: (span) => processor.onEnd(closedSpan(span)),
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
}

/** The text of a failure is left out: it repeats the answer of the collector. */
function reportFailures(): void {
  let last = Number.NEGATIVE_INFINITY;
  const ignore = () => {};
  const error = (text: string) => {
    if (performance.now() - last < reportEvery) return;
    last = performance.now();
    const [code] = /\bE[A-Z]{3,}\b/.exec(text) ?? [];
    log.warn({ ...(code && { error: code }) }, 'traces were not exported');
  };
  diag.setLogger({ error, warn: ignore, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.ERROR);
}
