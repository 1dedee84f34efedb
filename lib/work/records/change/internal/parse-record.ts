import 'server-only';
import { Invalid } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import type { Collection, RecordValues } from '@/lib/work/collections/definition';
import { recordSchema } from '@/lib/work/collections/record-schema';

/** The raw input of a form. */
export interface FilledIn {
  name: string;
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Parses a form by its definition.
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
