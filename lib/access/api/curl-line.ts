import { apiBase } from './find-operation';
import type { Operation } from './operation';

/** What a `curl` line needs of an operation. */
type Called = Pick<Operation, 'method' | 'path' | 'example'>;

/**
 * A `curl` line that calls an operation. Ids of a path are capital words to replace.
 *
 * @param key the API key, or a word to replace
 */
export function curlLine({ method, path, example }: Called, origin: string, key: string): string {
  const asWord = (name: string) => name.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
  const address = `${origin}${apiBase}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => asWord(name))}`;
  const body = example && ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(example))}`];
  return [
    'curl',
    ...(method === 'GET' || (method === 'POST' && body) ? [] : [`-X ${method}`]),
    `-H 'Authorization: Bearer ${key}'`,
    ...(body ?? []),
    address,
  ].join(' ');
}

/** One argument of a shell. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
