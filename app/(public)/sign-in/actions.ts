'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { Assertion } from '@/lib/access/second-factor/passkeys/answers';
import { signInWithPasskey } from '@/lib/access/second-factor/passkeys/sign-in-with-passkey';
import { knownBrowser } from '@/lib/access/sign-in/browser-cookie';
import { challengePath } from '@/lib/access/sign-in/challenge-path';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { signInWithPassword } from '@/lib/access/sign-in/sign-in-with-password';
import { env } from '@/lib/platform/settings/settings';
import { SignIn } from './inputs';

/** Signs in by password. The form that posts it loads the next page, or the one that asks for the second factor. */
export const signInAction = action('anyone', SignIn, async ({ ip, userAgent }, typed) => {
  const started = await signInWithPassword(typed, { ip, userAgent });
  await keepSession(started);
  return { isPending: started.isPending };
});

/** Signs in by a passkey, which is both factors. It needs script, as every passkey does. */
export const signInWithPasskeyAction = action('anyone', Assertion, async ({ ip, userAgent }, answer) => {
  await keepSession(await signInWithPasskey(await knownBrowser(), answer, { ip, userAgent }));
});

/** Signing in by password, for the form posted without script; after it comes the page that was asked for (AU10). */
export const signInFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(signInAction, form, {
    form: 'sign-in',
    keep: ['identifier'],
    goTo: ({ isPending }) => {
      const goTo = returnPath(String(form.get('goTo')), env().APP_ORIGIN);
      return isPending ? challengePath(goTo) : goTo;
    },
  }),
);
