import type { z } from 'zod';
import type { CustomValue } from '@/db/schema/work/contacts';
import { fieldSchema } from '@/lib/work/collections/field';

/** One of the workspace's own fields of a contact, as its definition says (S1.32). */
export interface CustomField {
  id: string;
  name: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'yes-no';
  /** Of a `choice`; empty otherwise. */
  choices: readonly string[];
}

/** As long as anything that is noted about a person in one line. */
const longest = 500;

const schemas: Record<CustomField['kind'], (field: CustomField) => z.ZodType> = {
  text: () => fieldSchema({ kind: 'text', max: longest }),
  number: () => fieldSchema({ kind: 'number' }),
  date: () => fieldSchema({ kind: 'date' }),
  choice: ({ choices }) => fieldSchema({ kind: 'choice', options: choices }),
  'yes-no': () => fieldSchema({ kind: 'choice', options: ['yes', 'no'] }),
};

/** What to keep, null for nothing, or a key of `errors`. */
export type ReadValue = { value: CustomValue | null } | { error: string };

/** A value as a form or a file has it, read by the field's definition. */
export function readCustomValue(field: CustomField, typed: unknown): ReadValue {
  return customReader(field)(typed);
}

/** The same for many values of one field: making its schema takes longer than asking it. */
export function customReader(field: CustomField): (typed: unknown) => ReadValue {
  const schema = schemas[field.kind](field);
  return (typed) => {
    const read = schema.safeParse(typed);
    if (!read.success) return { error: read.error.issues[0]?.message ?? 'invalid' };
    if (read.data === null || read.data === '') return { value: null };
    return { value: field.kind === 'yes-no' ? read.data === 'yes' : (read.data as string | number) };
  };
}

/** A kept value as a form holds it. */
export function typedCustomValue(value: CustomValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
