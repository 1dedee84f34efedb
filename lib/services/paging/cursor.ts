/** A place in an ordered list: the key and id of a row, and how many rows stand before it. */
export interface Cursor {
  key: string;
  id: string;
  position: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A cursor as it stands in the address. */
export function writeCursor({ key, id, position }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id, position])).toString('base64url');
}

/** Reads a cursor from an address; whatever is not one reads as null, which is the first page. */
export function readCursor(written: string | undefined): Cursor | null {
  if (!written || written.length > 2_000) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(written, 'base64url').toString('utf8'));
    if (!Array.isArray(read)) return null;
    const [key, id, position] = read as unknown[];
    if (typeof key !== 'string' || key.includes('\0')) return null;
    if (typeof id !== 'string' || !uuid.test(id)) return null;
    if (typeof position !== 'number' || !Number.isSafeInteger(position) || position < 0) return null;
    return { key, id, position };
  } catch {
    return null;
  }
}
