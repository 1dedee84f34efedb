import { z } from 'zod';

/** A problem (RFC 9457), as the document shows it: what every refusal has, and what some have. Others may follow. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string().optional(),
  field: z.string().optional(),
  errors: z.array(z.looseObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  rule: z.looseObject({ kind: z.string(), id: z.string() }).optional(),
  remedy: z.looseObject({ kind: z.string(), detail: z.string() }).nullable().optional(),
  reference: z.string().optional(),
});
