import { z } from 'zod';
import { forOrganisation } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on people; the forms validate by the same schemas. Messages are keys of `errors`. */

const userId = z.uuid('invalid');

/** `from`: the name that was shown when the new one was entered. */
export const EditPerson = forOrganisation({
  userId,
  from: z.string().max(200),
  name: z.string().trim().min(1, 'required').max(200, 'too-long'),
});

/** `from`: the role that was shown when the choice was made. */
export const ChangeRole = forOrganisation({
  userId,
  from: z.string().max(64),
  role: z.string().min(1, 'required').max(64),
});

export const OnePerson = forOrganisation({ userId });
