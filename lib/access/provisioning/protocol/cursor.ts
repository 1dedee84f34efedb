import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '@/lib/platform/canonical';
import { ScimRefusal } from './refusal';

/** The resource after which a page begins. */
interface Place {
  /** What the list is sorted by. */
  key: string;
  id: string;
}

export interface Cursor {
  /** Null: the first page. */
  after: Place | null;
  /** The cursor of the page after a resource. */
  written: (place: Place) => string;
}

const Written = z.tuple([z.string(), z.string(), z.string()]);

/**
 * Reads a cursor (RFC 9865). It belongs to one query, holds only what its reader was sent, never expires, and gives no
 * access: each page is decided anew (R4).
 *
 * @param text empty for the first page
 * @param query what the cursor belongs to
 * @throws ScimRefusal, `invalidCursor`
 */
export function openCursor(text: unknown, query: unknown): Cursor {
  const digest = createHash('sha256').update(canonical(query)).digest('base64url').slice(0, 22);
  const written = ({ key, id }: Place) =>
    Buffer.from(JSON.stringify([digest, key, id])).toString('base64url');
  if (text === '') return { after: null, written };
  const [of, key, id] = typeof text === 'string' ? partsOf(text) : [];
  if (of !== digest || key === undefined || id === undefined)
    throw new ScimRefusal(400, 'invalidCursor', 'The cursor is not one of this query.');
  return { after: { key, id }, written };
}

function partsOf(text: string): Partial<z.infer<typeof Written>> {
  try {
    return Written.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
