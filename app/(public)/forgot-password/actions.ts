'use server';

import { after } from 'next/server';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { limitResets, requestReset } from '@/lib/access/passwords/request-reset';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { log } from '@/lib/platform/log';
import { ForgotPassword } from './inputs';

/** Answers before it looks up the user, so that known and unknown addresses cannot be distinguished (AU1). */
export const forgotPasswordAction = action('anyone', ForgotPassword, async (visitor, { email }) => {
  await limitResets(visitor.ip);
  const locale = await currentLanguage();
  after(() => requestReset(email, locale).catch(() => log.error('a password reset was not queued')));
});

/** The same for the form posted without script. */
export const forgotPasswordFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(forgotPasswordAction, form, { form: 'forgot-password', keep: ['email'] }),
);
