import { z } from 'zod';
import { EmailAddress } from '@/lib/mail/email-address';

export const ForgotPassword = z.object({ email: EmailAddress });
