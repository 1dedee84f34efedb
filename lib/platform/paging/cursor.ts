/** A position in an ordered list, and the direction to page from there. */
export interface Cursor {
  key: string;
  id: string;
  /** Paging forward: how many rows precede the page's first. Backward: how many precede the row itself. */
  position: number;
  isBackward: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The cursor as text of the address. */
export function writeCursor({ key, id, position, isBackward }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id, position, isBackward])).toString('base64url');
}

/** Parses a cursor from the address; invalid text gives null, which is the first page. */
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
