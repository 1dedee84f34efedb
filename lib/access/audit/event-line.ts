import type { StoredEvent } from './chain';

const before = '{"event":';
const between = ',"hash":"';
const after = '"}';
const hashLength = 64;
const endLength = between.length + hashLength + after.length;

/** One line of an exported trail. It is JSON, and contains the hashed bytes of the body as they are. */
export function eventLine({ body, hash }: StoredEvent): string {
  return before + body + between + hash + after;
}

/**
 * Reads a line of an exported trail. A second parser could write the body differently, so its bytes are cut out.
 *
 * @returns null if the line has another form. The body `null` is that of an event that the reader may not see
 */
export function readEventLine(line: string): StoredEvent | null {
  const end = line.slice(-endLength);
  const hash = end.slice(between.length, -after.length);
  if (!line.startsWith(before) || end !== between + hash + after || !/^[0-9a-f]{64}$/.test(hash)) return null;
  return { body: line.slice(before.length, -endLength), hash };
}
