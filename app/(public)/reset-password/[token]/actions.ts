'use server';

import { action } from '@/lib/access/gate/action';
import { resetPassword } from '@/lib/access/passwords/reset-password';
import { forgetSession } from '@/lib/access/sign-in/session-cookie';
import { ResetPassword } from './inputs';

export const resetPasswordAction = action('anyone', ResetPassword, async (visitor, { token, password }) => {
  await resetPassword(token, password, visitor.ip);
  await forgetSession();
});
