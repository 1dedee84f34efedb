import { z } from 'zod';
import { NewPassword } from '@/lib/access/credentials/password-rule';

export const ResetPassword = z.object({ token: z.string().max(100), password: NewPassword });
