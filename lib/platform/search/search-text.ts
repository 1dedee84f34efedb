import { z } from 'zod';

/** What was typed into a search. Control characters never match anything, and PostgreSQL refuses NUL. */
export const typed = z
  .string()
  .transform((value) =>
    value
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 100),
  )
  .catch('');
