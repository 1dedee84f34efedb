import { SpanKind, trace } from '@opentelemetry/api';
import { inSpan, isTracing } from '../in-span';

/** In characters: a list of many parameters says nothing more. */
const longest = 2_000;

/**
 * Runs a statement within a span that has its text. Only as a part of a request or a job: an idle process asks the database
 * too, and that is no work of anyone.
 *
 * @param text with parameters for the values
 */
export function traceStatement<T>(text: string, run: () => Promise<T>): Promise<T> {
  if (!isTracing() || !trace.getActiveSpan()?.isRecording()) return run();
  const [operation = 'statement'] = /\w+/.exec(text) ?? [];
  const [, table] = /\b(?:from|into|update|join) "?(\w+)"?/i.exec(text) ?? [];
  const attributes = {
    'db.system.name': 'postgresql',
    'db.operation.name': operation,
    'db.query.text': withoutValues(text),
    ...(table && { 'db.collection.name': table }),
  };
  const name = table ? `${operation} ${table}` : operation;
  return inSpan(name, { kind: SpanKind.CLIENT, attributes }, run);
}

/** Values are parameters. Whatever is quoted is a constant of the code, and left out in case it ever is not. */
function withoutValues(text: string): string {
  return text
    .replace(/'[^']*'/g, '?')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}
