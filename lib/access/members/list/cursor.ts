import { z } from 'zod';
import type { MemberSort } from './member-search';

/** A position between two rows of a sorted list: the keys of the row beside it, and the number of rows before it. */
export interface Cursor {
  keys: string[];
  id: string;
  position: number;
}

const text = z
  .string()
  .max(1000)
  .refine((value) => !value.includes('\0'));
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/)
  .refine((value) => !Number.isNaN(Date.parse(value.replace('+00', 'Z'))));

const keys: Record<MemberSort, z.ZodType<string[]>> = {
  name: z.tuple([text]),
  email: z.tuple([text]),
  level: z.tuple([text, text]),
  'last-seen': z.tuple([instant]),
};

/** Opaque text for an address. It belongs to one sort: with another it is invalid. */
export function encodeCursor(sort: MemberSort, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([sort, cursor.keys, cursor.id, cursor.position])).toString('base64url');
}

/** The cursor, or null for invalid text, which shows the first page. */
export function decodeCursor(sort: MemberSort, encoded: string | undefined): Cursor | null {
  if (!encoded) return null;
  const shape = z.tuple([z.literal(sort), keys[sort], z.uuid(), z.int().min(0).max(1e9)]);
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
    if (!parsed.success) return null;
    const [, cursorKeys, id, position] = parsed.data;
    return { keys: cursorKeys, id, position };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
