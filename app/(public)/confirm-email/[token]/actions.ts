'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { confirmEmailChange } from '@/lib/access/users/confirm-email-change';
import { ConfirmEmail } from './inputs';

export const confirmEmailAction = action('anyone', ConfirmEmail, (visitor, { token }) =>
  confirmEmailChange(token, visitor.ip),
);

/** The same for the form posted without script. */
export const confirmEmailFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(confirmEmailAction, form, { form: 'confirm-email', keep: [], done: ({ email }) => ({ email }) }),
);
