import type { z } from 'zod';
import { Invalid } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';

/** Parses a body. Names the first faulty fields. */
export function parsed<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw new Invalid(fieldErrors(error));
}
