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

/** `from`: the name that was shown when the new one was entered. */
export const RenameSelf = forWorkspace({
  from: z.string().max(200),
  name: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(100, 'name')
    .refine((value) => !/\p{Cc}/u.test(value), 'name'),
});

/** Only users with a password need to send it; the service requires it. */
export const RequestEmailChange = z.object({
  email: EmailAddress,
  password: z.string().max(1000, 'password-wrong'),
});

export const CancelEmailChange = z.object({});

export const OwnPicture = InWorkspace;

/** The picture that the browser drew, in base64, because the input of an action is plain JSON. */
export const SetPicture = OwnPicture.extend({
  picture: z
    .base64('picture')
    .min(1, 'picture')
    .max(Math.ceil(largestPicture / 3) * 4, 'picture'),
});
