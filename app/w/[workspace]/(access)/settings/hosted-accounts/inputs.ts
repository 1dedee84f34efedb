import { z } from 'zod';
import { EmailAddress } from '@/lib/platform/mail/email-address';

const workspace = z.string().max(100);

/** A new account and its first Admin (S3.4). */
export const CreateHostedAccount = z.object({
  workspace,
  name: z.string('required').trim().min(1, 'required').max(100, 'too-long'),
  email: EmailAddress,
});

export const OneAccount = z.object({ workspace, accountId: z.uuid('invalid') });
