import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { EmailAddress } from '@/lib/platform/mail/email-address';

/** A new account and its first Admin (S3.4). */
export const CreateHostedAccount = forWorkspace({
  name: z.string('required').trim().min(1, 'required').max(100, 'too-long'),
  email: EmailAddress,
});

export const OneAccount = forWorkspace({ accountId: z.uuid('invalid') });
