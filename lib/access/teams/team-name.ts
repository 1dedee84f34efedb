import { z } from 'zod';

/** The name of a team, as forms and programs give it. Messages are keys of `errors`. */
export const teamName = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(80, 'too-long')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');

/** How many people one change adds to a team, or removes. */
export const teamPeople = z.array(z.uuid('invalid'), 'invalid').max(500, 'too-many-people');
