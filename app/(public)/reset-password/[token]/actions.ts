'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { resetPassword } from '@/lib/access/passwords/reset-password';
import { forgetSession } from '@/lib/access/sign-in/session-cookie';
import { ResetPassword } from './inputs';

export const resetPasswordAction = action('anyone', ResetPassword, async (visitor, { token, password }) => {
  await resetPassword(token, password, visitor.ip);
  await forgetSession();
});

/** The same for the form posted without script. */
export const resetPasswordFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(resetPasswordAction, form, {
    form: 'reset-password',
    keep: [],
    goTo: () => '/sign-in?notice=password-changed',
  }),
);
