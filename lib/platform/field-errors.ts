import type { z } from 'zod';

/** The first message of each path. Schemas carry message keys, so that zod's English texts never reach a person. */
export function fieldErrors(error: Pick<z.ZodError, 'issues'>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    fields[path] ??= /^[a-z][a-z-]*$/.test(issue.message) ? issue.message : 'invalid';
  }
  return fields;
}
