import {
  type Attributes,
  type Context,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** On the global object: Next loads a module once per bundle, and a process exports its spans or does not. */
const shared = globalThis as typeof globalThis & { latchkeyIsTracing?: boolean };

/** Whether this process exports spans (OP6). */
export function isTracing(): boolean {
  return shared.latchkeyIsTracing ?? false;
}

/** Set by `lib/platform/tracing`, once spans go somewhere. */
export function setTracing(isOn: boolean): void {
  shared.latchkeyIsTracing = isOn;
}

interface SpanFacts {
  kind: SpanKind;
  attributes?: Attributes;
  /** Instead of the running span, such as the caller of a request. */
  parent?: Context;
}

/**
 * Runs `work` within a span, which ends with it and says whether it failed, and by what kind of error: messages of errors
 * repeat values. Without tracing it only runs `work`.
 *
 * @param name of few values: it is what spans are grouped by
 * @param work receives the span, if there is one, to add attributes that `closed-span.ts` passes on
 */
export function inSpan<T>(
  name: string,
  { kind, attributes, parent }: SpanFacts,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  if (!isTracing()) return work(undefined);
  const run = async (span: Span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  };
  const tracer = trace.getTracer('latchkey');
  return parent
    ? tracer.startActiveSpan(name, { kind, attributes }, parent, run)
    : tracer.startActiveSpan(name, { kind, attributes }, run);
}

/** Says that the work of a span failed. */
export function failSpan(span: Span | undefined, error: unknown): void {
  span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.setAttribute('error.type', codeOf(error));
}

/** The code of the error or of its causes, such as a SQLSTATE, or the name of its class. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^\w{1,40}$/.test(cause.code)) return cause.code;
  }
  return error instanceof Error ? error.name : typeof error;
}
