import { z } from 'zod';
import { countries } from '@/lib/platform/countries';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { ContactEmail } from '@/lib/platform/mail/mailbox-list';

/** The input of the billing form. Messages are keys of `errors`. */

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'invalid');

export const UpdateBilling = forWorkspace({
  version: z.int('invalid').min(0, 'invalid'),
  company: line(150).min(1, 'required'),
  address: line(200).min(1, 'required'),
  postalCode: line(20),
  city: line(100).min(1, 'required'),
  country: z.string().refine((code) => countries.includes(code), 'required'),
  vatNumber: line(30),
  email: ContactEmail,
});
