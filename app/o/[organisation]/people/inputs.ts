import { z } from 'zod';
import { forOrganisation } from '@/lib/platform/input/for-workspace';

/** What the actions on people take; the forms check against the same. Messages are keys of `errors`. */

const userId = z.uuid('invalid');

/** `from`: the name that was shown when the new one was typed. */
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
