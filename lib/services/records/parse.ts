import 'server-only';
import type { Collection, RecordValues } from '@/lib/collections/definition';
import { recordSchema } from '@/lib/collections/record-schema';
import { Invalid } from '@/lib/errors';
import { fieldErrors } from '@/lib/field-errors';

/** What a person filled in, as it came. */
export interface FilledIn {
  name: string;
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads a form by its definition.
 *
 * @throws Invalid with the message of each field
 */
export function parseRecord(
  collection: Collection,
  { name, fields }: FilledIn,
): { name: string; fields: RecordValues } {
  const parsed = recordSchema(collection).safeParse({ name, fields });
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  return parsed.data;
}
