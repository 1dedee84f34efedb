import { z } from 'zod';

/** What the address of the people page asks for; lenient, as every address is. */
export const peopleSearch = z.object({
  q: z
    .string()
    .transform((value) =>
      value
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 100),
    )
    .catch('')
    .default(''),
  after: z.string().max(2000).optional().catch(undefined),
  before: z.string().max(2000).optional().catch(undefined),
});

export type PeopleSearch = z.output<typeof peopleSearch>;
