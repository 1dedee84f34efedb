import type { z } from 'zod';
import type { CustomValue } from '@/db/schema/work/contacts';
import { fieldSchema } from '@/lib/work/collections/field';

/** A custom field of contacts, as defined in the workspace (S1.32). */
export interface CustomField {
  id: string;
  name: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'yes-no';
  /** The options of a `choice`; empty otherwise. */
  choices: readonly string[];
  /** Whether its values are of a transaction, such as the last order (S2.9). */
  isTransactional: boolean;
}

/** The same limit as other single-line values of a contact. */
const longest = 500;

const schemas: Record<CustomField['kind'], (field: CustomField) => z.ZodType> = {
  text: () => fieldSchema({ kind: 'text', max: longest }),
  number: () => fieldSchema({ kind: 'number' }),
  date: () => fieldSchema({ kind: 'date' }),
  choice: ({ choices }) => fieldSchema({ kind: 'choice', options: choices }),
  'yes-no': () => fieldSchema({ kind: 'choice', options: ['yes', 'no'] }),
};

/** The value to store, null for none, or a key of `errors`. */
export type ReadValue = { value: CustomValue | null } | { error: string };

/** Parses a value from a form or a file by the definition of its field. */
export function readCustomValue(field: CustomField, typed: unknown): ReadValue {
  return customReader(field)(typed);
}

/** Returns a parser for many values of one field: building the schema costs more than parsing. */
export function customReader(field: CustomField): (typed: unknown) => ReadValue {
  const schema = schemas[field.kind](field);
  return (typed) => {
    const read = schema.safeParse(typed);
    if (!read.success) return { error: read.error.issues[0]?.message ?? 'invalid' };
    if (read.data === null || read.data === '') return { value: null };
    return { value: field.kind === 'yes-no' ? read.data === 'yes' : (read.data as string | number) };
  };
}

/** A stored value as text for a form. */
export function typedCustomValue(value: CustomValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
