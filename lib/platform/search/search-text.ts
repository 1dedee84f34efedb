import { z } from 'zod';

/** The text of a search. Control characters never match, and PostgreSQL refuses NUL. */
export const typed = z
  .string()
  .transform((value) =>
    value
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 100),
  )
  .catch('');
