import { z } from 'zod';
import { cleanText, webAddress } from '@/lib/platform/input/text';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldUsername } from './username';

const name = cleanText(false).pipe(z.string().min(1, 'required').max(50, 'too-long'));

/** The details of an account that can be changed later (S4.6, S4.8). Messages are keys of `errors`. */
export const AccountDetails = z.object({
  email: EmailAddress,
  firstName: name,
  lastName: name,
  website: webAddress,
});

/** Letters, digits and a few marks; only the alphabets listed here. */
const username = cleanText(false).pipe(
  z
    .string()
    .min(1, { error: 'required', abort: true })
    .min(2, 'username-form')
    .max(254, 'too-long')
    .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]*$/u, 'username-form'),
);

/** The same with the username, which is chosen once. A username that is an email must be the account's own (S4.7). */
export const NewAccount = AccountDetails.extend({ username }).superRefine(
  ({ username: chosen, email }, issue) => {
    if (chosen.includes('@') && foldUsername(chosen) !== foldUsername(email)) {
      issue.addIssue({ code: 'custom', path: ['username'], message: 'username-of-other' });
    }
  },
);

export type AccountDetails = z.output<typeof AccountDetails>;
export type NewAccount = z.output<typeof NewAccount>;

export const fullName = ({ firstName, lastName }: Pick<AccountDetails, 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`;
