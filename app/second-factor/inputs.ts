import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';

/** Only users with a password need to send it; the service requires it. */
export const BeginSetUp = z.object({ password: z.string().max(1000, 'password-wrong') });

export const ConfirmSetUp = z.object({
  code: z.string().trim().min(1, 'required').max(100, 'code-wrong'),
});

export const Nothing = z.object({});

export const RenamePasskey = z.object({
  id: z.uuid('invalid'),
  name: cleanText(false).pipe(z.string().min(1, 'required').max(60, 'name-too-long')),
});

export const RemovePasskey = z.object({ id: z.uuid('invalid') });
