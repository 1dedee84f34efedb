import 'server-only';
import { env } from '@/lib/platform/settings/settings';

/** The export of spans by this process. */
export interface Tracing {
  /** Exports the spans that have ended. Resolves when the collector has them, or does not answer in its time. */
  flush(): Promise<void>;
  /** Ends the export; later spans are lost. */
  stop(): Promise<void>;
}

/**
 * Exports the spans of this process from now on where an endpoint is set (OP6). Where none is, nothing is loaded and no
 * span is made.
 *
 * @returns null without an endpoint
 */
export async function startTracing(): Promise<Tracing | null> {
  const settings = env();
  const endpoint = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint || settings.OTEL_SDK_DISABLED === 'true' || settings.OTEL_TRACES_EXPORTER === 'none')
    return null;
  const { exportSpans } = await import('./internal/export-spans');
  return exportSpans();
}
