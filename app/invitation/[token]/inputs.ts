import { z } from 'zod';
import { NewPassword } from '@/lib/auth/password-rule';

const token = z.string().max(100);

/** A person's name as others read it. */
export const PersonName = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name-too-long')
  .refine((name) => !/\p{Cc}/u.test(name), 'invalid');

export const JoinAsNew = z.object({ token, name: PersonName, password: NewPassword });

export const JoinAsExisting = z.object({ token });
