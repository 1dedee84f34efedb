import { z } from 'zod';
import { NewPassword } from '@/lib/auth/password-rule';
import { locales } from '@/lib/i18n/locales';

export const ChangePassword = z.object({
  current: z.string().min(1, 'required').max(1000, 'password-wrong'),
  next: NewPassword,
});

export const EndSession = z.object({ sessionId: z.uuid('invalid') });

export const SignOutEverywhere = z.object({});

export const ChangeLanguage = z.object({ locale: z.enum(locales, 'invalid') });
