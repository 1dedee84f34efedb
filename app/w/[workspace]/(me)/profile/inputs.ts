import { z } from 'zod';
import { NewPassword } from '@/lib/access/credentials/password-rule';
import { largestPicture } from '@/lib/access/pictures/picture';
import { locales } from '@/lib/platform/i18n/locales';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';
import { EmailAddress } from '@/lib/platform/mail/email-address';

export const ChangePassword = z.object({
  current: z.string().min(1, 'required').max(1000, 'password-wrong'),
  next: NewPassword,
});

export const EndSession = z.object({ sessionId: z.uuid('invalid') });

export const SignOutEverywhere = z.object({});

export const ChangeLanguage = z.object({ locale: z.enum(locales, 'invalid') });

/** `from`: the name that was shown when the new one was typed. */
export const RenameSelf = forWorkspace({
  from: z.string().max(200),
  name: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(100, 'name')
    .refine((value) => !/\p{Cc}/u.test(value), 'name'),
});

/** The password counts only for who has one; the service asks for it. */
export const RequestEmailChange = z.object({
  email: EmailAddress,
  password: z.string().max(1000, 'password-wrong'),
});

export const CancelEmailChange = z.object({});

export const OwnPicture = InWorkspace;

/** The picture as the browser made it, in base64: a body of ours is one plain input. */
export const SetPicture = OwnPicture.extend({
  picture: z
    .base64('picture')
    .min(1, 'picture')
    .max(Math.ceil(largestPicture / 3) * 4, 'picture'),
});
