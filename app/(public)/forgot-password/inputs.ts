import { z } from 'zod';
import { EmailAddress } from '@/lib/platform/mail/email-address';

export const ForgotPassword = z.object({ email: EmailAddress });
