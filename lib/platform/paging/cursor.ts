/** A place in an ordered list, and which way to walk from there. */
export interface Cursor {
  key: string;
  id: string;
  /** How many rows stand before the page's first, walking on; before the row itself, walking back. */
  position: number;
  isBackward: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A cursor as it stands in the address. */
export function writeCursor({ key, id, position, isBackward }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id, position, isBackward])).toString('base64url');
}

/** Reads a cursor from an address; whatever is not one reads as null, which is the first page. */
export function readCursor(written: string | null | undefined): Cursor | null {
  if (!written || written.length > 2_000) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(written, 'base64url').toString('utf8'));
    if (!Array.isArray(read)) return null;
    const [key, id, position, isBackward] = read as unknown[];
    if (typeof key !== 'string' || key.includes('\0')) return null;
    if (typeof id !== 'string' || !uuid.test(id)) return null;
    if (typeof position !== 'number' || !Number.isSafeInteger(position) || position < 0) return null;
    return { key, id, position, isBackward: isBackward === true };
  } catch {
    return null;
  }
}
