'use server';

import { action } from '@/lib/action';
import { confirmEmailChange } from '@/lib/services/users/confirm-email-change';
import { ConfirmEmail } from './inputs';

export const confirmEmailAction = action('anyone', ConfirmEmail, (visitor, { token }) =>
  confirmEmailChange(token, visitor.ip),
);
