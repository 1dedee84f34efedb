'use server';

import { action } from '@/lib/access/gate/action';
import { confirmEmailChange } from '@/lib/access/users/confirm-email-change';
import { ConfirmEmail } from './inputs';

export const confirmEmailAction = action('anyone', ConfirmEmail, (visitor, { token }) =>
  confirmEmailChange(token, visitor.ip),
);
