'use server';

import { action } from '@/lib/action';
import { forgetSession } from '@/lib/auth/session-cookie';
import { resetPassword } from '@/lib/services/passwords/reset';
import { ResetPassword } from './inputs';

export const resetPasswordAction = action('anyone', ResetPassword, async (visitor, { token, password }) => {
  await resetPassword(token, password, visitor.ip);
  await forgetSession();
});
