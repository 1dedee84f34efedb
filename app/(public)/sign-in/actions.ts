'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { signInWithPassword } from '@/lib/access/sign-in/sign-in-with-password';
import { env } from '@/lib/platform/settings/settings';
import { SignIn } from './inputs';

/** Signs in by password. The form that posts it loads the next page. */
export const signInAction = action('anyone', SignIn, async ({ ip, userAgent }, typed) => {
  await keepSession(await signInWithPassword(typed, { ip, userAgent }));
});

/** The same for the form posted without script; after it comes the page that was asked for (AU10). */
export const signInFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(signInAction, form, {
    form: 'sign-in',
    keep: ['identifier'],
    goTo: () => returnPath(String(form.get('goTo')), env().APP_ORIGIN),
  }),
);
